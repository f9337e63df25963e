import { setTimeout as sleep } from 'node:timers/promises'
import { cases } from './cases.mjs'
import { visit } from './visit.mjs'

/**
 * What one kind of visit measures: numbers by row. `{}` where a case has no such thing.
 *
 * @typedef {object} Scenario
 * @property {string[]} rows
 * @property {(name: string) => boolean} [takes] which cases it is for
 * @property {(context: Bench) => Promise<Record<string, number>>} measure
 */

/**
 * @typedef {object} Bench
 * @property {import('@playwright/test').Browser} browser
 * @property {string} origin
 * @property {string} name
 * @property {(name: string) => import('./visit.mjs').State | undefined} accepted what a visitor's browser holds who accepted all
 */

/** @param {string} name */
const holds = (name) => !!cases[name]?.holds
/** @param {string} name */
const asks = (name) => !!cases[name]?.accept
// What a page costs that gates nothing while it works is that of the bare one; these three touch the page or say they do.
/** @param {string} name */
const worksInPage = (name) => ['bare', 'ours', 'vanilla', 'c15t'].includes(name)

/** Bytes and requests, as the browser counts them: bodies as they came over the wire. @param {import('./visit.mjs').Visit} visit */
const transferred = ({ page }) =>
  page.evaluate(() => {
    const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    const sizes = entries.map((entry) => /** @type {PerformanceResourceTiming} */ (entry).encodedBodySize)
    return { bytes: sizes.reduce((sum, size) => sum + size, 0), requests: sizes.length }
  })

/** @param {import('./visit.mjs').Visit} visit */
const painted = async ({ page, seen }) => {
  const fcp = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0)
  const { lcp, shift } = await seen()
  return { fcp, lcp, shift }
}

/** @param {number} count @param {boolean} external @returns {Scenario} */
const acceptAll = (count, external) => ({
  rows: external ? ['externals'] : [`inp-${count}`, `ran-${count}`, `order-${count}`],
  takes: holds,
  measure: ({ browser, origin, name }) =>
    visit(browser, origin, name, { cpu: external ? 1 : 4, tags: count, external }, async (one) => {
      await one.idle()
      // A visitor reads first; one case shows its button half a second before it hears it.
      await sleep(1000)
      await one.press()
      const all = await one.until(
        async () => {
          const { ran, pressed } = await one.seen()
          return ran.length >= count ? { ran, pressed } : null
        },
        `${count} scripts`,
        external ? 30 : 100,
      )
      await one.idle(3000)
      await sleep(150)
      const { inp, ran } = await one.seen()
      const ids = ran.map(([/** @type {number} */ id]) => id)
      const took = Math.max(...all.ran.map(([/** @type {number} */ , at]) => at)) - all.pressed
      if (external) return { externals: took }
      // In document order, and each once: 1; anything else: 0.
      const inOrder =
        ids.length === count && ids.every((/** @type {number} */ id, /** @type {number} */ at) => id === at)
      return { [`inp-${count}`]: inp, [`ran-${count}`]: took, [`order-${count}`]: Number(inOrder) }
    }),
})

/** @type {Record<string, Scenario>} */
export const scenarios = {
  first: {
    rows: ['bytes-first', 'requests-first', 'script-first-1x', 'fcp', 'lcp', 'shift', 'elements', 'heap'],
    measure: ({ browser, origin, name }) =>
      visit(browser, origin, name, { trace: true }, async (one) => {
        await one.idle()
        const script = await one.script()
        if (asks(name)) await one.button()
        await one.idle()
        const { bytes, requests } = await transferred(one)
        const paint = await painted(one)
        await one.cdp.send('HeapProfiler.collectGarbage')
        const { usedSize } = await one.cdp.send('Runtime.getHeapUsage')
        // The tags that are held are the page's own.
        const elements = await one.page.evaluate(
          () => document.querySelectorAll(':not(script[type="text/plain"])').length,
        )
        return {
          'bytes-first': bytes,
          'requests-first': requests,
          'script-first-1x': script,
          ...paint,
          elements,
          heap: usedSize / 1000,
        }
      }),
  },

  'first-4x': {
    rows: ['script-first-4x', 'task-first-4x', 'long-first-4x'],
    measure: ({ browser, origin, name }) =>
      visit(browser, origin, name, { cpu: 4, trace: true }, async (one) => {
        await one.idle()
        const script = await one.script()
        const { task } = await one.metrics()
        return { 'script-first-4x': script, 'task-first-4x': task, 'long-first-4x': (await one.seen()).long }
      }),
  },

  returning: {
    rows: ['bytes-returning', 'requests-returning', 'script-returning-1x'],
    measure: ({ browser, origin, name, accepted }) =>
      visit(browser, origin, name, { state: accepted(name), trace: true }, async (one) => {
        await one.idle()
        const script = await one.script()
        const { bytes, requests } = await transferred(one)
        return { 'bytes-returning': bytes, 'requests-returning': requests, 'script-returning-1x': script }
      }),
  },

  'returning-4x': {
    rows: ['script-returning-4x', 'task-returning-4x'],
    measure: ({ browser, origin, name, accepted }) =>
      visit(browser, origin, name, { cpu: 4, state: accepted(name), trace: true }, async (one) => {
        await one.idle()
        const script = await one.script()
        const { task } = await one.metrics()
        return { 'script-returning-4x': script, 'task-returning-4x': task }
      }),
  },

  modal: {
    rows: ['modal-seen', 'modal-pressable'],
    takes: asks,
    measure: ({ browser, origin, name }) =>
      visit(browser, origin, name, { cpu: 4, slow: true, frames: true }, async (one) => {
        await one.button()
        // Some slide in for longer than two looks apart can tell.
        await sleep(500)
        const { seen, still } = await one.seen()
        return { 'modal-seen': seen, 'modal-pressable': still }
      }),
  },

  'accept-10': acceptAll(10, false),
  'accept-100': acceptAll(100, false),
  'accept-1000': acceptAll(1000, false),
  externals: acceptAll(10, true),

  busy: busyPage('busy', false),
  'busy-accepted': busyPage('busy-accepted', true),
}

/** @param {string} row @param {boolean} decided @returns {Scenario} */
function busyPage(row, decided) {
  const kinds = ['elements', 'images', 'cookies', 'storage', 'fetches']
  return {
    rows: [row, ...kinds.map((kind) => `${row}-${kind}`)],
    takes: worksInPage,
    measure: ({ browser, origin, name, accepted }) => {
      const state = decided ? accepted(name) : undefined
      return visit(browser, origin, name, { ...(state && { state }) }, async (one) => {
        await one.idle()
        const times = await one.page.evaluate('busy()')
        const sum = kinds.reduce((total, kind) => total + times[kind], 0)
        return { [row]: sum, ...Object.fromEntries(kinds.map((kind) => [`${row}-${kind}`, times[kind]])) }
      })
    },
  }
}

/**
 * The browser of somebody who accepted all in this very case, by pressing the button.
 *
 * @param {import('@playwright/test').Browser} browser
 * @param {string} origin
 * @param {string} name
 */
export const acceptedState = (browser, origin, name) =>
  visit(browser, origin, name, {}, async (one) => {
    if (asks(name)) {
      await one.idle()
      await one.press()
      await one.idle()
    }
    return one.page.context().storageState()
  })
