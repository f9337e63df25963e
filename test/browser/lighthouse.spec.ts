import lighthouse, { type Config } from 'lighthouse'
import puppeteer, { type Browser } from 'puppeteer-core'
import { type Demo, startDemo } from '../../demo/server.mjs'
import { chromiumArgs, findChromium } from '../../scripts/browsers.mjs'
import { ensureDocs } from '../../scripts/docs.mjs'
import { expect, test } from './support/site'

/** What is looked at: a page of each kind that the docs have, and each page of the demo. */
const PAGES = {
  docs: ['', 'getting-started.html', 'configurator.html', 'errors.html', 'guides/react.html'],
  demo: ['', 'product-demo', 'product-demo/thank-you', 'privacy-policy', '?layout=banner&theme=midnight'],
}

/** No speed, which a busy machine has a say in; nor does anything wait longer than a page needs. */
const CONFIG: Config = {
  extends: 'lighthouse:default',
  settings: {
    onlyCategories: ['accessibility', 'best-practices'],
    throttlingMethod: 'provided',
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

for (const [site, pages] of Object.entries(PAGES)) {
  for (const path of pages) {
    test(`Lighthouse gives all points for accessibility and best practices: ${site}/${path}`, async () => {
      const { port } = new URL(browser.wsEndpoint())
      const url = `${demo.url}${site === 'docs' ? 'docs/' : ''}${path}`
      const result = await lighthouse(url, { port: Number(port), output: 'json', logLevel: 'error' }, CONFIG)
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
    })
  }
}
