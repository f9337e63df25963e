import puppeteer, { type Browser, type Page } from 'puppeteer-core'
import { chromiumArgs, ensureChromium } from '../../scripts/browsers.mjs'
import { consentPage, expect, TRACKER_HOST, test as withSite } from './support/site'

/*
 * Pages that are there before they are seen, and that come back as they were. Playwright switches both off in Chromium,
 * so another driver opens the browser here.
 */

const test = withSite.extend<{ tab: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed off this pattern.
  tab: async ({}, use) => {
    const browser: Browser = await puppeteer.launch({
      executablePath: ensureChromium(),
      ignoreDefaultArgs: true,
      args: [...puppeteer.defaultArgs().filter((one) => !one.startsWith('--disable-features')), ...chromiumArgs],
    })
    await use(await browser.newPage())
    await browser.close()
  },
})

const config = { afterRevoke: 'keep', services: [{ id: 'stats', category: 'analytics' }] }
const seen = `<script>
  events = []
  wasPrerendered = document.prerendering
  for (const type of ['ready', 'choice', 'open']) document.addEventListener('consent:' + type, () =>
    events.push(type + (document.prerendering ? ' unseen' : '')))
  document.addEventListener('prerenderingchange', () => setTimeout(() =>
    fetch('/told', { method: 'POST', body: JSON.stringify({ wasPrerendered, events, ran: window.ran ?? 0 }) }), 1500))
</script>`
const tag = (src: string) => `<script type="text/plain" data-consent="analytics" src="${src}"></script>`
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

/** A page whose link the browser prerenders at once. */
const ahead = `<a href="/next">Next</a>
<script type="speculationrules">{ "prerender": [{ "urls": ["/next"], "eagerness": "immediate" }] }</script>`

for (const [state, before, after] of [
  ['undecided', '', { wasPrerendered: true, events: ['ready', 'open'], ran: 0 }],
  ['granted', 'InteractConsent.acceptAll()', { wasPrerendered: true, events: ['ready', 'choice'], ran: 1 }],
] as const) {
  test(`prerendered, ${state}: nothing is asked, run or written before somebody sees it`, async ({ site, tab }) => {
    const src = site.script('/m.js', 'window.ran = (window.ran ?? 0) + 1', { host: TRACKER_HOST })
    site.page('/next', consentPage({ config, head: seen, body: `${tag(src)}<img src="/shown.png" alt="">` }))
    site.page('/start', consentPage({ config, body: '' }))
    await tab.goto(site.url('/start'))
    if (before) {
      await tab.evaluate(before)
      // What that fetches on this page is not the next one's.
      await tab.waitForNetworkIdle()
    }
    const jar = async () => (await tab.cookies(site.url('/'))).map(({ name, value }) => `${name}=${value}`)
    const cookies = await jar()
    site.forgetRequests()
    site.page('/ahead', consentPage({ src: null, body: ahead }))
    await tab.goto(site.url('/ahead'))
    // Only a page that is prerendered, and not just fetched, asks for its pictures.
    await expect.poll(() => site.requests('/shown.png').length).toBe(1)
    await pause(500)
    expect(site.requests('/consent.js')).toHaveLength(1)
    expect(site.requests(/^\/consent-|m\.js/)).toEqual([])
    expect(await jar()).toEqual(cookies)
    // The driver loses a tab at such a moment; the page tells by itself.
    await tab.click('a')
    await expect.poll(() => site.requests('/told').map(({ body }) => body)).toEqual([JSON.stringify(after)])
    expect(site.requests('/m.js')).toHaveLength(after.ran)
  })
}

/** Chromium keeps no page that must not be stored and whose cookies changed. */
const kept = { headers: { 'Cache-Control': 'no-cache' } }

for (const [what, before, meanwhile, granted, asks] of [
  ['granted', '', 'acceptAll()', true, 0],
  ['withdrawn', 'acceptAll()', 'rejectAll()', false, 0],
  ['erased', 'acceptAll()', 'reset()', false, 1],
] as const) {
  test(`a page from the back/forward cache knows what was ${what} meanwhile`, async ({ site, tab }) => {
    site.page('/first', consentPage({ config }), kept)
    site.page('/second', consentPage({ config }), kept)
    await tab.goto(site.url('/first'))
    await tab.waitForSelector('dialog')
    if (before) await tab.evaluate(`InteractConsent.${before}`)
    await tab.evaluate('window.kept = true')
    await tab.goto(site.url('/second'))
    await tab.evaluate(`InteractConsent.${meanwhile}`)
    // Nothing is loaded, so there is no load to wait for.
    tab.goBack({ timeout: 500 }).catch(() => {})
    await expect
      .poll(() => tab.evaluate('[location.pathname, window.kept]').catch(() => null))
      .toEqual(['/first', true])
    const now = `[InteractConsent.allows('analytics'), document.querySelectorAll('dialog').length]`
    await expect.poll(() => tab.evaluate(now)).toEqual([granted, asks])
  })
}
