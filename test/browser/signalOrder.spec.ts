import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { consentPage, consoleOf, expect, test } from './support/site'

const config = {
  ui: false,
  afterRevoke: 'keep',
  signals: ['microsoft', 'meta', 'tiktok', 'pinterest', 'matomo'],
} as const
/** What the vendors' snippets do, in short: define the global unless it is there, then use it. */
const snippets = `
  if (!window.fbq) { const n = window.fbq = function () { n.queue.push([...arguments]) }; n.queue = [] }
  fbq('init', '1')
  if (!window.pintrk) { window.pintrk = function () { window.pintrk.queue.push([...arguments]) }; const n = window.pintrk; n.queue = [] }
  pintrk('load', '1')
  { const ttq = window.ttq = window.ttq || []; ttq.page = (...args) => ttq.push(['page', ...args]); ttq.page() }
  window.uetq = window.uetq || []; uetq.push('pageLoad')
  window.clarity = window.clarity || function () { (clarity.q = clarity.q || []).push(arguments) }; clarity('set', 'a', 'b')
  window._paq = window._paq || []; _paq.push(['trackPageView'])`
const read = `JSON.parse(JSON.stringify({ meta: fbq.queue, pinterest: pintrk.queue, tiktok: ttq, uet: uetq,
  clarity: clarity.q.map((one) => [...one]), matomo: _paq }))`
const word = (yes: boolean) => (yes ? 'granted' : 'denied')
const heard = (yes: boolean) => ({
  meta: [
    ['consent', yes ? 'grant' : 'revoke'],
    ['init', '1'],
  ],
  pinterest: [
    ['setconsent', yes],
    ['load', '1'],
  ],
  tiktok: [[yes ? 'grantConsent' : 'holdConsent'], ['page']],
  uet: [
    ...['consent', 'default', { ad_storage: 'denied' }],
    ...(yes ? ['consent', 'update', { ad_storage: 'granted' }] : []),
    'pageLoad',
  ],
  clarity: [
    ['consentv2', { ad_Storage: word(yes), analytics_Storage: word(yes) }],
    ['set', 'a', 'b'],
  ],
  matomo: [['requireConsent'], ...(yes ? [['setConsentGiven']] : []), ['trackPageView']],
})
const held = `<script type="text/plain" data-consent="marketing">${snippets}; done = true</script>`

test('a held snippet is let go once all were told, however late the file with the signals comes', async ({
  site,
  page,
}) => {
  const url = site.page('/', consentPage({ config, head: held }))
  await page.goto(url)
  await page.evaluate('InteractConsent.acceptAll()')
  await page.waitForFunction('window.done')
  let arrive = (): void => {}
  const late = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route('**/consent-signals.js*', async (route) => {
    await late
    await route.continue()
  })
  await page.goto(url, { waitUntil: 'domcontentloaded' })
  await page.waitForTimeout(600)
  expect(await page.evaluate('window.done')).toBeUndefined()
  arrive()
  await page.waitForFunction('window.done')
  expect(await page.evaluate(read)).toEqual(heard(true))
})

test('where the file with the signals is missing, what waits for it stays held, and that is told', async ({
  site,
  page,
}) => {
  await page.route('**/consent-signals.js*', (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto(site.page('/', consentPage({ config, head: held })))
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => consoleOf(page).texts('error').join()).toContain('signals-missing')
  await page.waitForTimeout(500)
  expect(await page.evaluate('window.done')).toBeUndefined()
})

for (const yes of [false, true]) {
  test(`ahead of the SDK, it tells tags that nobody holds before they speak (${word(yes)})`, async ({ site, page }) => {
    const before = '<script src="/consent-signals.js"></script>'
    const url = site.page('/', consentPage({ config, before, head: `<script>${snippets}</script>` }))
    await page.goto(url)
    if (yes) {
      await page.evaluate('InteractConsent.acceptAll()')
      await page.goto(url)
    }
    expect(await page.evaluate(read)).toEqual(heard(yes))
    expect(site.requests(/signals/)).toHaveLength(yes ? 2 : 1)
    expect(consoleOf(page).errors).toEqual([])
  })
}

test('a withdrawal is told before anything is erased', async ({ site, page }) => {
  const services = [{ id: 'meta', category: 'marketing', cookies: [{ name: '_fbp', lifetime: '90 days' }] }]
  const head =
    "<script>cookies = []; fbq = (...args) => cookies.push([args[1], document.cookie.includes('_fbp')])</script>"
  await page.goto(site.page('/', consentPage({ config: { ...config, services }, head })))
  await page.waitForFunction('cookies.length')
  await page.evaluate("InteractConsent.acceptAll(); document.cookie = '_fbp=1'; cookies = []")
  await page.evaluate('InteractConsent.rejectAll()')
  expect(await page.evaluate('cookies')).toEqual([['revoke', true]])
  await expect.poll(() => page.evaluate('document.cookie')).not.toContain('_fbp')
})

test('PostHog itself stops on a withdrawal without an answer of its own, and starts again', async ({ site, page }) => {
  const library = join(
    dirname(createRequire(import.meta.url).resolve('posthog-js/package.json')),
    'dist/array.no-external.js',
  )
  site.file('/posthog.js', library)
  site.route('/collect/*', (_request, response) => void response.json({}))
  const services = [
    { id: 'posthog', category: 'analytics', cookies: [{ name: 'ph_*', lifetime: '1 year' }], storage: ['ph_*'] },
  ]
  const init = `posthog.init('phc_1', { api_host: location.origin + '/collect', autocapture: false, capture_pageleave: false,
    advanced_disable_flags: true, disable_session_recording: true, request_batching: false, opt_out_useragent_filter: true })`
  const body = `<script type="text/plain" data-consent="posthog" src="/posthog.js"></script>
    <script type="text/plain" data-consent="posthog">${init}; done = true</script>`
  await page.goto(
    site.page('/', consentPage({ config: { ui: false, afterRevoke: 'keep', signals: ['posthog'], services }, body })),
  )
  await page.evaluate('InteractConsent.acceptAll()')
  await page.waitForFunction('window.done')
  const off = () => page.evaluate('posthog.has_opted_out_capturing()')
  expect(await off()).toBe(false)
  await page.evaluate("posthog.capture('first')")
  await expect.poll(() => site.requests(/^\/collect\/(e|i)/).length).toBeGreaterThan(0)
  await page.evaluate('InteractConsent.rejectAll()')
  expect(await off()).toBe(true)
  const sent = site.requests(/^\/collect/).length
  expect(await page.evaluate("posthog.capture('second')")).toBeUndefined()
  await page.waitForTimeout(500)
  expect(site.requests(/^\/collect/)).toHaveLength(sent)
  expect(await page.evaluate('Object.keys(localStorage).concat(document.cookie).join()')).not.toContain('ph_')
  await page.evaluate('InteractConsent.acceptAll()')
  expect(await off()).toBe(false)
  expect(await page.evaluate("posthog.capture('third')?.event")).toBe('third')
  await expect.poll(() => site.requests(/^\/collect/).length).toBeGreaterThan(sent)
})
