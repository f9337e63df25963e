import { openModal } from './support/modalPage'
import { expect, test } from './support/site'

test('moves nothing where the visitor wants no motion, and prints nothing', async ({ site, page }) => {
  await openModal(site, page, {})
  const animation = () => page.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).animationName)
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
  expect(await animation()).toBe('none')
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  expect(await animation()).toBe('interact-consent-in')
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('dialog')).toBeHidden()
})

test('moves only what the visitor asked for: a notice can be pressed as soon as it is seen', async ({ site, page }) => {
  await openModal(site, page, {})
  await page.emulateMedia({ reducedMotion: 'no-preference' })
  await page.reload()
  const moves = () => page.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).animationName)
  expect(await moves()).toBe('none')
  // What the visitor asks for comes in, the notice too where it is gone back to.
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
  expect(await moves()).toBe('interact-consent-in')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Manage choices' })).toBeVisible()
  expect(await moves()).toBe('interact-consent-in')
})
