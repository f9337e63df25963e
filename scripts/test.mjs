import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { inWords, runSteps } from './runSteps.mjs'
import { ensureDependencies, root } from './setup.mjs'
import { steps, TAKE_ARGUMENTS } from './steps.mjs'

/**
 * `npm test`: everything, from a fresh clone. `npm test -- unit browsers` runs these steps alone; what follows the name of
 * a single `unit`, `package`, `browsers` or `engines` goes to vitest or Playwright: `npm test -- browsers -g withdrawal`.
 * With `--all`, each sweep tries everything with everything, in place of the pairs.
 */

const cache = join(root, '.cache')
const summaryFile = join(cache, 'test-summary.txt')

/** @param {string[]} args */
function readArguments(args) {
  const asked = args.filter((arg) => arg in steps)
  const rest = args.filter((arg) => !(arg in steps) && arg !== '--all')
  const takesArguments = asked.length === 1 && TAKE_ARGUMENTS.includes(asked[0] ?? '')
  if (rest.length && !takesArguments) {
    throw new Error(`"${rest.join(' ')}" is no step; the steps are: ${Object.keys(steps).join(', ')}`)
  }
  const wanted = new Set(asked.flatMap((name) => [...(steps[name]?.needs ?? []), name]))
  return {
    wanted: Object.fromEntries(Object.entries(steps).filter(([name]) => !asked.length || wanted.has(name))),
    argumentsOf: (/** @type {string} */ name) => (asked.includes(name) ? rest : []),
  }
}

/** @param {string[]} args */
async function test(args) {
  const { wanted, argumentsOf } = readArguments(args)
  ensureDependencies()
  if (args.includes('--all')) process.env.CONSENT_SWEEPS = 'whole'
  const write = (/** @type {string} */ text) => void process.stdout.write(text)
  // One step more than there are cores: most of them wait for a browser now and then.
  const results = await runSteps({ steps: wanted, argumentsOf, room: availableParallelism() + 1, write })
  const lines = [...results].map(
    ([name, result]) => `${name.padEnd(9)} ${inWords(result)} (${result.seconds.toFixed(1)} s)`,
  )
  console.log(`\n${lines.join('\n')}\n`)
  // Once more at the end: a log of thousands of lines is read from there.
  const failures = [...results].flatMap(([name, result]) =>
    (result.failures ?? []).map((failure) => `${name.padEnd(9)} ${failure.replaceAll(root, '')}`),
  )
  if (failures.length) console.log(`Failed:\n${failures.join('\n')}\n`)
  const all = [...results.values()]
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  }
}

// Several of the tools colour their output wherever CI is set, into logs too; and none on a terminal that it cannot see.
if (!process.env.NO_COLOR && !process.env.FORCE_COLOR)
  process.env[process.stdout.isTTY ? 'FORCE_COLOR' : 'NO_COLOR'] = '1'
mkdirSync(cache, { recursive: true })
rmSync(summaryFile, { force: true })
const began = performance.now()
/** @type {{ passed: number, failed: number }} */
let total
try {
  total = await test(process.argv.slice(2))
  console.log(`All of it in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  total = { passed: 0, failed: 1 }
}
const summary = `${total.passed} passed, ${total.failed} failed`
writeFileSync(summaryFile, `${summary}\n`)
console.log(summary)
process.exitCode = total.failed || !total.passed ? 1 : 0
