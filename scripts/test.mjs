import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { brotliCompressSync } from 'node:zlib'
import { ensureChromium, ensureFirefox, ensureWebKit } from './browsers.mjs'
import { ensureBuilt } from './build.mjs'
import { ensureDependencies, root } from './setup.mjs'
import { LANGUAGE_LIMIT } from './words.mjs'

/**
 * `npm test`: everything, from a fresh clone. `npm test -- unit browsers` runs these steps alone; what follows the name of
 * a single `unit`, `package`, `browsers` or `engines` goes to vitest or Playwright: `npm test -- browsers -g withdrawal`.
 */

/** @typedef {{ passed: number, failed: number, skipped?: number, note?: string }} Count */
/** @typedef {{ run: (args: string[]) => Promise<Count>, needs?: string }} Step */

const cache = (/** @type {string} */ file) => join(root, '.cache', file)
const summaryFile = cache('test-summary.txt')
/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))
/** @param {boolean} good @returns {Count} */
const one = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 })

/**
 * Runs a tool of ours with this very Node.
 *
 * @param {string} script below node_modules
 * @param {string[]} args
 * @param {boolean} [capture] whether its output is wanted here rather than on the terminal
 * @returns {Promise<{ good: boolean, output: string }>}
 */
const tool = (script, args, capture = false) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
      cwd: root,
      stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.on('error', (error) => resolve({ good: false, output: error.message }))
    child.on('close', (code) => resolve({ good: code === 0, output }))
  })

/**
 * A runner that fell over before it counted anything has failed all the same.
 *
 * @param {boolean} good
 * @param {() => Count} count
 * @returns {Count}
 */
function counted(good, count) {
  try {
    const result = count()
    return good || result.failed ? result : { ...result, failed: 1, note: 'the runner itself failed' }
  } catch {
    return { passed: 0, failed: 1, note: 'the runner left no report' }
  }
}

/** @param {Record<string, number>} report of vitest @returns {Count} */
const countOf = ({
  numPassedTests: passed = 0,
  numFailedTests: failed = 0,
  numPendingTests = 0,
  numTodoTests = 0,
}) => ({
  passed,
  failed,
  skipped: numPendingTests + numTodoTests,
})

/**
 * @param {string} step for which it leaves a report
 * @param {string[]} args
 */
async function vitest(step, args) {
  const report = cache(`${step}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { good } = await tool('vitest/vitest.mjs', ['run', ...reporters, ...args])
  return counted(good, () => countOf(readJson(report)))
}

/**
 * Chromium must be there; another engine may be one that this machine cannot have. Its tests are then skipped, and the
 * summary says so.
 */
function ensureEngines() {
  process.env.CONSENT_CHROMIUM = ensureChromium()
  return Object.entries({ Firefox: ensureFirefox, WebKitGTK: ensureWebKit }).flatMap(([name, ensure]) => {
    try {
      ensure()
      return []
    } catch (error) {
      console.error(error instanceof Error ? error.message : error)
      return [name]
    }
  })
}

const colours = process.stdout.isTTY ? '--colors=force' : '--colors=off'

/** @type {Record<string, Step>} in the order in which they run */
const steps = {
  lint: { run: async () => one((await tool('@biomejs/biome/bin/biome', ['ci', colours, '.'])).good) },

  types: { run: async () => one((await tool('typescript/bin/tsc', ['--noEmit'])).good) },

  unit: { run: (args) => vitest('unit', args) },

  build: { run: async () => one(ensureBuilt()) },

  budgets: {
    needs: 'build',
    run: async () => {
      const { good, output } = await tool('size-limit/bin.js', ['--json'], true)
      const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(2)} kB`
      return counted(good, () => {
        /** @type {{ name: string, passed: boolean, size: number, sizeLimit: number }[]} */
        const budgets = JSON.parse(output)
        for (const { name, passed, size, sizeLimit } of budgets) {
          console.log(`${passed ? 'ok  ' : 'OVER'}  ${name}: ${kB(size)} of ${kB(sizeLimit)}`)
        }
        const languages = readdirSync(join(root, 'dist'))
          .filter((name) => /^consent-text-.*\.js$/.test(name))
          .map((name) => ({ name, size: brotliCompressSync(readFileSync(join(root, 'dist', name))).length }))
          .sort((one, other) => other.size - one.size)
        const [largest = { name: 'no language', size: Number.POSITIVE_INFINITY }] = languages
        const fits = largest.size <= LANGUAGE_LIMIT
        const which = `dist/${largest.name}, the largest of ${languages.length} languages`
        console.log(`${fits ? 'ok  ' : 'OVER'}  ${which}: ${kB(largest.size)} of ${kB(LANGUAGE_LIMIT)}`)
        const passed = budgets.filter((budget) => budget.passed).length + Number(fits)
        return { passed, failed: budgets.length + 1 - passed }
      })
    },
  },

  package: { needs: 'build', run: (args) => vitest('package', ['--config', 'test/package/vitest.config.ts', ...args]) },

  browsers: {
    needs: 'build',
    run: async (args) => {
      const report = cache('browsers.json')
      rmSync(report, { force: true })
      process.env.CONSENT_CHROMIUM = ensureChromium()
      const { good } = await tool('@playwright/test/cli.js', ['test', ...args])
      return counted(good, () => {
        const { expected, unexpected, flaky, skipped } = readJson(report).stats
        return { passed: expected, failed: unexpected + flaky, skipped }
      })
    },
  },

  engines: {
    needs: 'build',
    run: async (args) => {
      const missing = ensureEngines()
      const count = await vitest('engines', ['--config', 'test/engines/vitest.config.ts', ...args])
      return missing.length ? { ...count, note: `without ${missing.join(', ')}` } : count
    },
  },
}

/** @param {string[]} args */
function readArguments(args) {
  const asked = args.filter((arg) => arg in steps)
  const rest = args.filter((arg) => !(arg in steps))
  const takesArguments = asked.length === 1 && ['unit', 'package', 'browsers', 'engines'].includes(asked[0] ?? '')
  if (rest.length && !takesArguments) {
    throw new Error(`"${rest.join(' ')}" is no step; the steps are: ${Object.keys(steps).join(', ')}`)
  }
  const wanted = new Set(asked.flatMap((name) => [steps[name]?.needs ?? name, name]))
  return { names: Object.keys(steps).filter((name) => !asked.length || wanted.has(name)), rest, asked }
}

const seconds = (/** @type {number} */ since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** @param {Count} count */
const inWords = ({ passed, failed, skipped, note }) =>
  [`${passed} passed`, `${failed} failed`, skipped && `${skipped} skipped`, note].filter(Boolean).join(', ')

/** @param {string[]} args @returns {Promise<Count>} */
async function test(args) {
  const { names, rest, asked } = readArguments(args)
  ensureDependencies()
  /** @type {Map<string, Count>} */
  const results = new Map()
  /** @type {string[]} */
  const lines = []
  for (const name of names) {
    const step = /** @type {Step} */ (steps[name])
    const began = performance.now()
    console.log(`\n── ${name}`)
    /** @type {Count} */
    let count
    if (step.needs && results.get(step.needs)?.failed) {
      count = { passed: 0, failed: 0, note: `not run, as ${step.needs} failed` }
    } else {
      try {
        count = await step.run(asked.includes(name) ? rest : [])
      } catch (error) {
        console.error(error instanceof Error ? error.message : error)
        count = { passed: 0, failed: 1, note: 'could not be run' }
      }
    }
    results.set(name, count)
    lines.push(`${name.padEnd(9)} ${inWords(count)} (${seconds(began)})`)
    console.log(`── ${lines.at(-1)}`)
  }
  console.log(`\n${lines.join('\n')}\n`)
  const all = [...results.values()]
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
  }
}

// Several of the tools colour their output wherever CI is set, into logs too.
if (!process.stdout.isTTY && !process.env.FORCE_COLOR) process.env.NO_COLOR = '1'
mkdirSync(cache(''), { recursive: true })
rmSync(summaryFile, { force: true })
const began = performance.now()
/** @type {Count} */
let total
try {
  total = await test(process.argv.slice(2))
  console.log(`All of it in ${seconds(began)}.`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  total = { passed: 0, failed: 1 }
}
const summary = `${total.passed} passed, ${total.failed} failed`
writeFileSync(summaryFile, `${summary}\n`)
console.log(summary)
process.exitCode = total.failed || !total.passed ? 1 : 0
