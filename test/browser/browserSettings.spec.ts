import { consentPage, consoleOf, expect, jar, test } from './support/site'

const gpc = (value: string) =>
  `Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: ${value}, configurable: true })`
const body = '<button data-consent-open>Cookies</button>'

test('Global Privacy Control: Accept all leaves marketing refused, shown; only its own switch overrides', async ({
  site,
  page,
}) => {
  await page.addInitScript(gpc('true'))
  await page.goto(site.page('/', consentPage({ body })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual(['functional', 'analytics'])
  await page.getByRole('button', { name: 'Cookies' }).click()
  await expect(page.locator('dialog')).toContainText(/privacy signal/i)
  const marketing = page.locator('[data-consent-category=marketing]')
  await expect(marketing).not.toBeChecked()
  await marketing.check()
  await page.getByRole('button', { name: 'Save choices' }).click()
  expect(await page.evaluate("InteractConsent.allows('marketing')")).toBe(true)
  await page.reload()
  expect(await page.evaluate("InteractConsent.allows('marketing')")).toBe(true)
})

test('Global Privacy Control counts also over an older grant', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ body })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  expect(await page.evaluate("InteractConsent.allows('marketing')")).toBe(true)
  await page.addInitScript(gpc('true'))
  await page.reload()
  expect(await page.evaluate("['marketing', 'analytics'].map((id) => InteractConsent.allows(id))")).toEqual([
    false,
    true,
  ])
})

test('only `true` is the signal, and it writes nothing by itself', async ({ site, page, context }) => {
  // A choice that is cleared away would reload the page while the next one is on its way.
  const quiet = consentPage({ config: { afterRevoke: 'keep' }, body })
  for (const value of ['1', "'1'", 'false', 'undefined']) {
    await page.addInitScript(gpc(value))
    await page.goto(site.page('/', quiet))
    await page.evaluate('InteractConsent.acceptAll()')
    expect(await page.evaluate("InteractConsent.allows('marketing')")).toBe(true)
    await context.clearCookies()
  }
  await page.addInitScript(gpc('true'))
  await page.goto(site.page('/', quiet))
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  expect(await jar(context)).toEqual([])
})

test('Do Not Track counts where the site says so', async ({ site, page }) => {
  await page.addInitScript("Object.defineProperty(Navigator.prototype, 'doNotTrack', { value: '1' })")
  site.page('/', consentPage({ config: { afterRevoke: 'keep' } }))
  await page.goto(site.url('/'))
  await page.evaluate('InteractConsent.acceptAll()')
  expect(await page.evaluate("InteractConsent.allows('marketing')")).toBe(true)
  await page.goto(site.page('/dnt', consentPage({ config: { respect: { dnt: true } } })))
  expect(await page.evaluate("InteractConsent.allows('marketing')")).toBe(false)
})

test('cookies switched off: refused, no modal, nothing thrown', async ({ site, page }) => {
  await page.addInitScript("Object.defineProperty(Navigator.prototype, 'cookieEnabled', { value: false })")
  const tag = '<script type="text/plain" data-consent="analytics">window.ran = true</script>'
  await page.goto(site.page('/', consentPage({ head: tag, body })))
  await page.waitForTimeout(500)
  await expect(page.locator('dialog')).toHaveCount(0)
  expect(await page.evaluate('[InteractConsent.choice.by, InteractConsent.choice.granted, window.ran]')).toEqual(
    ['browser', [], null].map((x) => x ?? undefined),
  )
  expect(consoleOf(page).texts('error')).toEqual([])
})

test('opt-out: the undecided count as granted, less what the signal refuses, and can refuse', async ({
  site,
  page,
}) => {
  const config = { mode: 'opt-out' as const, afterRevoke: 'keep' as const }
  const tag = '<script type="text/plain" data-consent="analytics">window.ran = true</script>'
  await page.addInitScript(gpc('true'))
  await page.goto(site.page('/', consentPage({ config, head: tag, body })))
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  expect(await page.evaluate("['analytics', 'marketing'].map((id) => InteractConsent.allows(id))")).toEqual([
    true,
    false,
  ])
  await page.getByRole('button', { name: 'Do not sell or share my personal information' }).click()
  expect(await page.evaluate("InteractConsent.allows('analytics')")).toBe(false)
})
