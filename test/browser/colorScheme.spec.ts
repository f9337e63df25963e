import { openModal } from './support/modalPage'
import { expect, test } from './support/site'

test('follows the page in being light or dark, and the system where the page does not say', async ({ site, page }) => {
  const surface = () => page.locator('dialog').evaluate((dialog) => getComputedStyle(dialog).backgroundColor)
  const [light, dark] = ['rgb(255, 255, 255)', 'rgb(23, 25, 31)']
  for (const [css, system, expected] of [
    ['', 'light', light],
    ['', 'dark', dark],
    ['html { color-scheme: light }', 'dark', light],
    ['html { color-scheme: dark }', 'light', dark],
    ['html { color-scheme: light dark }', 'dark', dark],
    ['html { --consent-scheme: light }', 'dark', light],
  ] as const) {
    await page.emulateMedia({ colorScheme: system, reducedMotion: 'reduce' })
    await openModal(site, page, { css })
    expect(await surface(), `${css} on a ${system} system`).toBe(expected)
  }
})
