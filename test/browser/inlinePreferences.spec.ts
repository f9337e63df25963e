import AxeBuilder from '@axe-core/playwright'
import { consentPage, consoleOf, expect, jar, test } from './support/site'

const config = {
  layout: 'banner' as const,
  policy: { url: '/privacy', version: '1' },
  services: [
    { id: 'stats', name: 'Stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '13 months' }] },
    { id: 'heat', name: 'Heat', category: 'analytics' },
  ],
  afterRevoke: 'keep' as const,
}
const body = '<main><h1>Privacy</h1><h2>Your choice</h2><div data-consent-preferences></div></main>'
const place = '[data-consent-preferences]'

for (const src of ['/consent.js', '/consent-full.js']) {
  test(`the preferences stand in the page and are saved by their own button, with ${src}`, async ({
    site,
    page,
    context,
  }) => {
    await page.goto(site.page('/privacy', consentPage({ config, body, src })))
    const inline = page.locator(place)
    await inline.getByRole('switch', { name: 'Analytics' }).check()
    await inline.getByText('Services: 2').click()
    await inline.getByRole('switch', { name: 'Heat' }).uncheck()
    expect(await jar(context)).toEqual([])
    await inline.getByRole('button', { name: 'Save choices' }).click()
    await expect(inline.getByRole('status').last()).toContainText('Choices saved. Accepted: Necessary, Analytics.')
    const { granted, except } = (await page.evaluate('InteractConsent.choice')) as Record<string, string[]>
    expect([granted, except]).toEqual([['analytics'], ['heat']])
    await expect(inline.getByText('Decided on')).toBeVisible()
    await expect(page.locator('dialog, section[aria-labelledby]')).toHaveCount(0)
    expect(consoleOf(page).texts()).toEqual([])
  })
}

test('they follow a choice that is made elsewhere', async ({ site, page }) => {
  await page.goto(site.page('/privacy', consentPage({ config, body })))
  const analytics = page.locator(place).getByRole('switch', { name: 'Analytics' })
  await expect(analytics).not.toBeChecked()
  await page.evaluate('InteractConsent.acceptAll()')
  await expect(analytics).toBeChecked()
  await page.evaluate('InteractConsent.rejectAll()')
  await expect(analytics).not.toBeChecked()
})

test('nothing in them is out of reach, and the page keeps its typography', async ({ site, page }) => {
  const head = '<style>body { font: 20px/1.5 Georgia, serif; color: #123 }</style>'
  await page.goto(site.page('/privacy', consentPage({ config, body, head })))
  await page.evaluate('InteractConsent.rejectAll()')
  await expect(page.locator(place).getByRole('switch').first()).toBeVisible()
  await expect(page.locator(`${place} label`).first()).toHaveCSS('font-family', 'Georgia, serif')
  const { violations } = await new AxeBuilder({ page }).include(place).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('they are taken off with the SDK, and fetched by no page that has no place for them', async ({ site, page }) => {
  await page.goto(site.page('/privacy', consentPage({ config, body })))
  await expect(page.locator(place).getByRole('switch').first()).toBeVisible()
  await page.evaluate('InteractConsent.destroy()')
  await expect(page.locator(place)).toBeEmpty()
  site.forgetRequests()
  await page.goto(site.page('/other', consentPage({ config })))
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  expect(site.requests(/consent-(inline|declaration|preferences)/)).toEqual([])
})
