import type { Page } from '@playwright/test'
import { sweep } from '../support/sweep'
import { COLOR_SCHEMES, LAYOUTS, openModal, THEMES, WIDTHS } from './support/modalPage'
import { expect, test } from './support/site'

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, of colours as `getComputedStyle` writes them. */
function contrast(one: string, other: string): number {
  const luminance = (color: string): number => {
    const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
      const value = Number(part) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** What a visitor can tell one button from the other by. */
const lookOf = (page: Page, action: string) =>
  page.locator(`[data-consent-action=${action}]`).evaluate((element) => {
    const { width, height } = element.getBoundingClientRect()
    const { tagName } = element
    const { font, color, backgroundColor, border, borderRadius, padding, ...rest } = getComputedStyle(element)
    const { opacity, boxShadow, textDecoration } = rest
    const paint = { font, color, backgroundColor, border, borderRadius, padding, opacity, boxShadow }
    return { width, height, color, backgroundColor, same: { tagName, textDecoration, ...paint } }
  })

const looks = sweep({ theme: THEMES, layout: LAYOUTS, colorScheme: COLOR_SCHEMES, width: WIDTHS })
for (const { theme, layout, colorScheme, width } of looks) {
  const title = [theme || 'plain', layout, colorScheme, `${width} px`].join(', ')
  test(`Accept all and Reject all differ in nothing but the word: ${title}`, async ({ site, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 640 })
    await openModal(site, page, { layout, theme })
    const [accept, reject] = [await lookOf(page, 'accept-all'), await lookOf(page, 'reject-all')]
    expect(reject.same).toEqual(accept.same)
    expect(Math.abs(accept.width - reject.width)).toBeLessThanOrEqual(1)
    expect(Math.abs(accept.height - reject.height)).toBeLessThanOrEqual(1)
    expect(reject.height).toBeGreaterThanOrEqual(44)
    expect(contrast(reject.color, reject.backgroundColor)).toBeGreaterThanOrEqual(4.5)
    await expect(page.locator('[data-consent-action=reject-all]')).toBeInViewport({ ratio: 1 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  })
}

test('counts contrast as WCAG does: 21 for black on white, 1 for nothing', () => {
  expect(contrast('rgb(0, 0, 0)', 'rgb(255, 255, 255)')).toBeCloseTo(21)
  expect(contrast('rgb(9, 9, 9)', 'rgb(9, 9, 9)')).toBe(1)
  expect(contrast('rgb(119, 119, 119)', 'rgb(255, 255, 255)')).toBeCloseTo(4.48, 2)
})
