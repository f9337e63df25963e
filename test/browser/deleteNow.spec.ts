import { openModal } from './support/modalPage'
import { expect, test } from './support/site'

test('deletes what is on the device, from the preferences', async ({ site, page, context }) => {
  await openModal(site, page, { config: { afterRevoke: 'keep' } })
  await page.locator('[data-consent-action=accept-all]').click()
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: as a tool would.
    document.cookie = '_st=1; max-age=6000'
  })
  await page.getByRole('button', { name: 'Cookies' }).click()
  await page.locator('summary', { hasText: 'Cookies: 2' }).click()
  await expect(page.locator('mark')).toHaveText('On your device now')
  await page.getByRole('button', { name: 'Delete now: _st' }).click()
  await expect(page.locator('dialog [role=status]')).toHaveText('Deleted: _st.')
  await expect(page.locator('mark')).toHaveCount(0)
  expect((await context.cookies()).map(({ name }) => name)).toEqual(['interact_consent'])
})
