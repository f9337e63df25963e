import { consentPage, expect, test } from './support/site'

const config = {
  policy: { url: '/privacy', version: '1' },
  services: [
    {
      id: 'stats',
      category: 'analytics',
      cookies: [
        { name: '_st', lifetime: '1 year', purpose: 'Counts' },
        { name: '_sid', lifetime: 'session' },
      ],
    },
  ],
}
test('lists session and persistent cookies apart, with their purpose and time to live', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config })))
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await page.locator('summary').filter({ hasText: 'Cookies: 2' }).click()
  const dialog = page.locator('dialog')
  await expect(dialog).toContainText('Session cookies')
  await expect(dialog).toContainText('Persistent cookies')
  await expect(dialog).toContainText('Counts')
  await expect(dialog).toContainText('1 year')
  for (const box of await page.locator('dialog input[type=checkbox]').all()) await expect(box).not.toBeChecked()
})
