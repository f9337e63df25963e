import lighthouse, { type Config } from 'lighthouse'
import puppeteer, { type Browser } from 'puppeteer-core'
import { type Demo, startDemo } from '../../demo/server.mjs'
import { chromiumArgs, findChromium } from '../../scripts/browsers.mjs'
import { ensureDocs } from '../../scripts/docs.mjs'
import { isWhole } from '../support/sweep'
import { expect, test } from './support/site'

/** What is looked at: pages of the docs, and of the demo, asked. The whole sweep has a page of each kind, and each layout. */
const PAGES = ['docs/', 'docs/configurator.html', '']
if (isWhole) PAGES.push('docs/getting-started.html', 'docs/errors.html', '?layout=banner&theme=midnight')
/** What is behind an open modal is not there for Lighthouse, so these are visited by one who has answered. */
const REFUSED = ['', 'product-demo', 'privacy-policy']
if (isWhole) REFUSED.push('product-demo/thank-you')

/**
 * No speed, which a busy machine has a say in; nor does anything wait longer than a page needs. Throttling is simulated, as by
 * default: with any other method Lighthouse itself makes two of the waits five seconds long.
 */
const CONFIG: Config = {
  extends: 'lighthouse:default',
  settings: {
    onlyCategories: ['accessibility', 'best-practices'],
    disableFullPageScreenshot: true,
    pauseAfterLoadMs: 0,
    networkQuietThresholdMs: 500,
    cpuQuietThresholdMs: 0,
  },
}

let demo: Demo
let browser: Browser

// In one worker, so that one browser is started.
test.describe.configure({ mode: 'default', timeout: 120_000 })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  const { good, said } = await ensureDocs()
  expect(good, said).toBe(true)
  demo = await startDemo({ port: 0 })
  browser = await puppeteer.launch({ executablePath: `${findChromium()}`, args: chromiumArgs })
})
test.afterAll(async () => {
  await browser?.close()
  await demo?.close()
})

/** Visits a page as one whom nobody has asked, or as the visitor that this browser is; throws what Lighthouse finds. */
async function look(path: string, isAnew: boolean): Promise<void> {
  const { port } = new URL(browser.wsEndpoint())
  const flags = { port: Number(port), output: 'json', logLevel: 'error', disableStorageReset: !isAnew } as const
  const result = await lighthouse(demo.url + path, flags, CONFIG)
  if (!result) throw new Error('Lighthouse gave no result')
  const { runtimeError, categories, audits } = result.lhr
  expect(runtimeError).toBeUndefined()
  const lost = Object.values(categories).flatMap(({ auditRefs }) =>
    auditRefs
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => [id, JSON.stringify(audits[id]?.details).slice(0, 2000)]),
  )
  expect(lost).toEqual([])
  expect(Object.values(categories).map(({ id, score }) => [id, score])).toEqual([
    ['accessibility', 1],
    ['best-practices', 1],
  ])
}

for (const path of PAGES)
  test(`Lighthouse gives all points for accessibility and best practices: /${path}`, () => look(path, true))

test.describe('once refused', () => {
  test.beforeAll(async () => {
    const page = await browser.newPage()
    await page.goto(demo.url)
    await (await page.waitForSelector('[data-consent-action="reject-all"]'))?.click()
    await page.waitForFunction('InteractConsent.choice')
    await page.close()
  })

  for (const path of REFUSED)
    test(`Lighthouse gives all points for accessibility and best practices: /${path}`, () => look(path, false))
})
