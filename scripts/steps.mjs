import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { findChromium, findFirefox, findHeadlessChromium, findWebKit } from './browsers.mjs'
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs'
import { root } from './setup.mjs'
import { LANGUAGE_LIMIT } from './words.mjs'

/** @typedef {import('./runSteps.d.mts').Count} Count */
/** @typedef {import('./runSteps.d.mts').Step} Step */
/** @typedef {(text: string) => void} Say */

const cache = (/** @type {string} */ file) => join(root, '.cache', file)
/** @param {string} file */
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))
/** @param {boolean} good @returns {Count} */
const one = (good) => ({ passed: good ? 1 : 0, failed: good ? 0 : 1 })

/**
 * Runs a script with this very Node.
 *
 * @param {string} script
 * @param {string[]} args
 * @param {Say} say
 * @returns {Promise<{ good: boolean, output: string }>} what it wrote to its standard output
 */
const node = (script, args, say) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
      say(text)
    })
    child.stderr.setEncoding('utf8').on('data', say)
    child.on('error', (error) => resolve({ good: false, output: error.message }))
    child.on('close', (code) => resolve({ good: code === 0, output }))
  })

/** @param {string} script @param {string[]} args @param {Say} say */
const tool = (script, args, say) => node(join('node_modules', script), args, say)

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

/** @param {import('./failures.d.mts').VitestReport & Record<'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests', number>} report @returns {Count} */
const countOf = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
  failures: failuresOfVitest(report),
})

/**
 * @param {string} step for which it leaves a report
 * @param {string[]} args
 * @param {Say} say
 */
async function vitest(step, args, say) {
  const report = cache(`${step}.json`)
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const { good } = await tool('vitest/vitest.mjs', ['run', ...reporters, ...args], say)
  return counted(good, () => countOf(readJson(report)))
}

function chromium() {
  const found = findChromium()
  if (!found) throw new Error('There is no Chromium, and none could be installed; what to do stands above.')
  // Those that need one need not search again.
  process.env.CONSENT_HEADLESS_SHELL = findHeadlessChromium()
  process.env.CONSENT_CHROMIUM = found
}

/** @param {Say} say @returns {Promise<Count>} */
async function budgets(say) {
  // Not before the dependencies are installed, of which it is made.
  const { aims } = await import('./entries.mjs')
  const { good, output } = await tool('size-limit/bin.js', ['--json'], () => {})
  const kB = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(2)} kB`
  return counted(good, () => {
    /** @type {{ name: string, passed: boolean, size: number, sizeLimit: number }[]} */
    const budgets = JSON.parse(output)
    for (const { name, passed, size, sizeLimit } of budgets) {
      const aim = aims[name] && size > 1000 * aims[name] ? `; aim ${aims[name]} kB` : ''
      say(`${passed ? 'ok  ' : 'OVER'}  ${name}: ${kB(size)} of ${kB(sizeLimit)}${aim}\n`)
    }
    const languages = readdirSync(join(root, 'dist'))
      .filter((name) => /^consent-text-.*\.js$/.test(name))
      .map((name) => ({ name, size: brotliCompressSync(readFileSync(join(root, 'dist', name))).length }))
      .sort((one, other) => other.size - one.size)
    const [largest = { name: 'no language', size: Number.POSITIVE_INFINITY }] = languages
    const fits = largest.size <= LANGUAGE_LIMIT
    const which = `dist/${largest.name}, the largest of ${languages.length} languages`
    say(`${fits ? 'ok  ' : 'OVER'}  ${which}: ${kB(largest.size)} of ${kB(LANGUAGE_LIMIT)}\n`)
    const passed = budgets.filter((budget) => budget.passed).length + Number(fits)
    return { passed, failed: budgets.length + 1 - passed }
  })
}

const colours = process.stdout.isTTY ? '--colors=force' : '--colors=off'

/** Those that a single step may be given arguments for: they go to vitest or Playwright. */
export const TAKE_ARGUMENTS = ['unit', 'package', 'browsers', 'engines']

/** What takes longest begins first. @type {Record<string, Step>} */
export const steps = {
  build: { run: async (_, say) => one((await node('scripts/build.mjs', ['--if-changed'], say)).good) },

  // What the browser tests need: the browsers, and the other consent tools. An engine may be one that this machine cannot
  // have: its tests are then skipped, and the summary says so.
  install: {
    cores: 0,
    run: async (_, say) => {
      const [{ good: hasBrowsers }, { good: hasPeers }] = await Promise.all([
        node('scripts/browsers.mjs', [], say),
        node('scripts/peers.mjs', [], say),
      ])
      const good = hasBrowsers && hasPeers
      return { passed: 0, failed: 0, note: good ? 'all that they need is there' : 'not all that they need is there' }
    },
  },

  // Two of the browser tests visit them, side by side.
  docs: { needs: ['build'], run: async (_, say) => one((await node('scripts/docs.mjs', ['--build'], say)).good) },

  lint: { run: async (_, say) => one((await tool('@biomejs/biome/bin/biome', ['ci', colours, '.'], say)).good) },

  types: { run: async (_, say) => one((await tool('typescript/bin/tsc', ['--noEmit'], say)).good) },

  unit: { run: (args, say) => vitest('unit', args, say) },

  budgets: { needs: ['build'], run: (_, say) => budgets(say) },

  browsers: {
    needs: ['build', 'docs', 'install'],
    cores: 2,
    run: async (args, say) => {
      chromium()
      const report = cache('browsers.json')
      rmSync(report, { force: true })
      const { good } = await tool('@playwright/test/cli.js', ['test', ...args], say)
      return counted(good, () => {
        const { stats, ...rest } = readJson(report)
        const failed = stats.unexpected + stats.flaky
        return { passed: stats.expected, failed, skipped: stats.skipped, failures: failuresOfPlaywright(rest) }
      })
    },
  },

  // With the docs, so that the browsers, which take longest and the room of two, begin before them.
  engines: {
    needs: ['build', 'docs', 'install'],
    run: async (args, say) => {
      chromium()
      const missing = [!findFirefox() && 'Firefox', !findWebKit() && 'WebKitGTK'].filter(Boolean)
      const count = await vitest('engines', ['--config', 'test/engines/vitest.config.ts', ...args], say)
      return missing.length ? { ...count, note: `without ${missing.join(', ')}` } : count
    },
  },

  package: {
    needs: ['build'],
    run: (args, say) => vitest('package', ['--config', 'test/package/vitest.config.ts', ...args], say),
  },
}
