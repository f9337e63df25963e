import { consentPage, expect, test } from './support/site'

const own =
  '<dialog id="own"><p>Choose your country</p><button onclick="this.parentNode.close()">Go on</button></dialog>'
const body = `${own}<script>document.getElementById('own').showModal()</script>`

for (const layout of ['modal', 'banner', 'corner'] as const) {
  test(`${layout}: the notice waits for a modal dialog of the page's own, and comes once that is closed`, async ({
    site,
    page,
  }) => {
    await page.goto(site.page('/', consentPage({ config: { layout }, body })))
    await page.waitForTimeout(500)
    await expect(page.locator('[data-consent-view]')).toHaveCount(0)
    await page.getByRole('button', { name: 'Go on' }).click()
    await page.getByRole('button', { name: 'Reject all', exact: true }).click()
    await expect(page.locator('[data-consent-view]')).toHaveCount(0)
  })
}

test('it comes as well where the page takes its dialog away', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ body })))
  await page.waitForTimeout(300)
  await page.evaluate(`document.getElementById('own').remove()`)
  await expect(page.getByRole('button', { name: 'Reject all', exact: true })).toBeVisible()
})

test('preferences that are asked for within the dialog come over it', async ({ site, page }) => {
  const settings = own.replace('</dialog>', '<button data-consent-open>Cookies</button></dialog>')
  await page.goto(site.page('/', consentPage({ body: body.replace(own, settings) })))
  await page.getByRole('button', { name: 'Cookies' }).click()
  await page.getByRole('button', { name: 'Save choices' }).click()
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible()
})
