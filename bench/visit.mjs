import { setTimeout as sleep } from 'node:timers/promises'
import { cases } from './cases.mjs'
import { instrument } from './instrument.mjs'
import { scriptTime } from './scriptTime.mjs'

/** @typedef {Awaited<ReturnType<import('@playwright/test').Browser['newContext']>>} Context */
/** @typedef {{ cpu?: number, slow?: boolean, tags?: number, external?: boolean, state?: State, frames?: boolean, trace?: boolean }} Conditions */
/** @typedef {Awaited<ReturnType<Context['storageState']>>} State */

/** Slow 4G as the browser's own tools mean it: 150 ms and 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 }

/**
 * One visit in a browser context of its own: no cache, no cookie that `state` does not bring.
 *
 * @template T
 * @param {import('@playwright/test').Browser} browser
 * @param {string} origin
 * @param {string} name
 * @param {Conditions} conditions
 * @param {(visit: Visit) => Promise<T>} measure
 */
export async function visit(browser, origin, name, conditions, measure) {
  const { cpu = 1, slow, tags = 10, external, state, frames = false, trace } = conditions
  const accept = cases[name]?.accept
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...(state && { storageState: state }),
  })
  try {
    const page = await context.newPage()
    await page.addInitScript(instrument, { accept, frames })
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    // Time on the processor, not on the clock: what else the machine does is then not the page's.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    if (cpu > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpu })
    if (slow) await cdp.send('Network.emulateNetworkConditions', SLOW_4G)
    if (trace) await browser.startTracing(page, { categories: ['devtools.timeline', 'v8.execute'] })
    await page.goto(`${origin}/page/${name}?tags=${tags}${external ? '&external=1' : ''}`, { waitUntil: 'load' })
    return await measure({
      ...createVisit(page, cdp, accept),
      /** Ends the trace; what the bench itself asks the page for afterwards is not in it. */
      async script() {
        const { traceEvents } = JSON.parse((await browser.stopTracing()).toString())
        return scriptTime(traceEvents, origin)
      },
    })
  } finally {
    // Still on where the visit broke before it asked for it.
    if (trace) await browser.stopTracing().catch(() => {})
    await context.close()
  }
}

/** @typedef {ReturnType<typeof createVisit> & { script: () => Promise<number> }} Visit */

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('@playwright/test').CDPSession} cdp
 * @param {string | undefined} accept
 */
function createVisit(page, cdp, accept) {
  const metrics = async () => {
    const { metrics: list } = await cdp.send('Performance.getMetrics')
    const of = Object.fromEntries(list.map(({ name, value }) => [name, value]))
    return { task: (of.TaskDuration ?? 0) * 1000 }
  }

  /** Waits until the main thread has next to nothing to do. */
  const idle = async (patience = 8000) => {
    let quiet = 0
    let { task } = await metrics()
    for (const until = Date.now() + patience; quiet < 2 && Date.now() < until; ) {
      await sleep(100)
      const now = (await metrics()).task
      quiet = now - task < 8 ? quiet + 1 : 0
      task = now
    }
  }

  /** @template T @param {() => Promise<T>} look @param {string} what @param {number} [pause] @returns {Promise<NonNullable<T>>} */
  const until = async (look, what, pause = 50) => {
    for (const end = Date.now() + 30_000; Date.now() < end; await sleep(pause)) {
      const found = await look()
      if (found) return /** @type {NonNullable<T>} */ (found)
    }
    throw new Error(`${what} took more than 30 s`)
  }

  /** Where the button is, once it is shown, reachable and stays in one place. */
  const button = async () => {
    let before = ''
    return until(
      async () => {
        const place = await page.evaluate((selector) => {
          const one = document.querySelector(selector)
          if (!one) return null
          const { left, top, width, height } = one.getBoundingClientRect()
          const x = left + width / 2
          const y = top + height / 2
          const hit = width > 0 && document.elementFromPoint(x, y)
          return hit && one.contains(hit) ? { x, y } : null
        }, accept ?? '')
        const now = JSON.stringify(place)
        const still = place && now === before
        before = now
        return still ? place : null
      },
      `the button ${accept}`,
      60,
    )
  }

  return {
    page,
    cdp,
    metrics,
    idle,
    button,
    until,
    async press() {
      const { x, y } = await button()
      await page.mouse.click(x, y)
    },
    /** What instrument.mjs has kept. */
    seen: () =>
      page.evaluate(
        () =>
          /** @type {Window & { bench: import('./instrument.mjs').Bench }} */ (/** @type {unknown} */ (window)).bench,
      ),
  }
}
