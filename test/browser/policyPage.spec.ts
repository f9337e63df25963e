import { consentPage, expect, test } from './support/site'

const config = { policy: { url: '/privacy/?lang=en', version: '1' } }
const shown = '#interact-consent-root [data-consent-view=notice]'

test('on the page that policy.url names the notice is not modal: what it speaks of can be read', async ({
  site,
  page,
}) => {
  const body = '<h1>Privacy</h1><a href="#more">More</a>'
  await page.goto(site.page('/other', consentPage({ config, body })))
  await expect(page.locator(`dialog${shown.replace('#interact-consent-root ', '')}`)).toBeVisible()
  await page.goto(site.page('/privacy', consentPage({ config, body }))) // Another address by its query.
  await expect(page.locator('dialog')).toBeVisible()
  await page.goto(`${site.url('/privacy')}?lang=en#top`)
  await expect(page.locator(`${shown}`)).toBeVisible()
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.getByRole('link', { name: 'More' }).click()
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await expect(page.locator('dialog')).toBeVisible()
})
