import { consentPage, consoleOf, expect, test } from './support/site'

const config = {
  services: [
    { id: 'meta', category: 'marketing', stub: true },
    { id: 'matomo', category: 'analytics', stub: true },
    { id: 'posthog', category: 'analytics', stub: true },
  ],
  layout: 'banner',
  afterRevoke: 'keep',
}
/** Each vendor's snippet, which does nothing where its name is taken, and notes what it is told. */
const head = `<script>window.told = []</script>
<script type="text/plain" data-consent="meta">if (!window.fbq) { window.fbq = (...given) => told.push(['fbq', ...given]); fbq('init') }</script>
<script type="text/plain" data-consent="matomo">window._paq = window._paq || []; _paq.push(['init']); told.push(['_paq', ..._paq])
_paq = { push: (given) => told.push(['_paq', given]) }</script>
<script type="text/plain" data-consent="posthog">setTimeout(() => { window.posthog ??= { capture: (name) => told.push(['posthog', name]) } }, 200)</script>`
const body = `<form id="form" onsubmit="fbq('track', 'Lead'); _paq.push(['trackGoal', 1]); posthog.capture('sent'); sent = true; return false"><button>Send</button></form>`
const told = 'window.told'
const send = 'sent = false; form.requestSubmit(); sent'

for (const ahead of [false, true]) {
  test(`calls of held vendors wait while undecided, and are made in order once granted${ahead ? ', from a file ahead' : ''}`, async ({
    site,
    page,
  }) => {
    const before = ahead ? '<script src="/consent-stubs.js"></script>' : ''
    await page.goto(site.page('/', consentPage({ config, before, head, body })))
    await expect.poll(() => page.evaluate('typeof fbq')).toBe('function')
    expect(await page.evaluate(send)).toBe(true)
    expect(await page.evaluate("fbq('track', 'Second'); told")).toEqual([])
    await page.evaluate('InteractConsent.acceptAll()')
    await expect
      .poll(() => page.evaluate(told))
      .toEqual(
        expect.arrayContaining([
          ['_paq', ['trackGoal', 1]],
          ['posthog', 'sent'],
        ]),
      )
    const fbq = ((await page.evaluate(told)) as string[][]).filter(([name]) => name === 'fbq')
    expect(fbq).toEqual([
      ['fbq', 'init'],
      ['fbq', 'track', 'Lead'],
      ['fbq', 'track', 'Second'],
    ])
    expect(consoleOf(page).errors).toEqual([])
    expect(site.requests('/consent-stubs.js')).toHaveLength(1)
  })
}

test('they are dropped at a refusal, and so are those after it; none throws', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, head, body })))
  await expect.poll(() => page.evaluate('typeof fbq')).toBe('function')
  expect(await page.evaluate(send)).toBe(true)
  await page.evaluate('InteractConsent.rejectAll()')
  expect(await page.evaluate(send)).toBe(true)
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => page.evaluate('typeof window.posthog?.capture')).toBe('function')
  await page.waitForTimeout(300)
  expect(((await page.evaluate(told)) as unknown[][]).map((call) => call.flat())).toEqual([
    ['fbq', 'init'],
    ['_paq', 'init'],
  ])
  expect(consoleOf(page).errors).toEqual([])
})

test('what is there already stays, an unknown service is told, and destroy() takes them off', async ({
  site,
  page,
}) => {
  const services = [...config.services, { id: 'nobody', category: 'marketing', stub: true }]
  const own = '<script>window.fbq = () => "own"</script>'
  await page.goto(site.page('/', consentPage({ config: { ...config, services }, head: own })))
  await expect.poll(() => page.evaluate('typeof _paq')).toBe('object')
  expect(await page.evaluate('fbq()')).toBe('own')
  await expect.poll(() => consoleOf(page).texts('error').join()).toContain('unknown-stub: nobody')
  await page.evaluate('InteractConsent.destroy()')
  expect(await page.evaluate('[typeof fbq, typeof _paq, typeof posthog]')).toEqual([
    'function',
    'undefined',
    'undefined',
  ])
})
