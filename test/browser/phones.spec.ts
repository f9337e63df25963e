import { LAYOUTS } from './support/modalPage'
import { consentPage, expect, test } from './support/site'

/** Those whose words for the answers, the heading or what is asked are the longest. */
const LONGEST = ['en', 'ru', 'mt', 'fr', 'ro', 'hr']
const SIZES = [
  [320, 256],
  [320, 568],
  [375, 667],
  [740, 340],
  [640, 480],
  [1280, 800],
] as const

for (const layout of LAYOUTS) {
  test(`${layout}: the answers are in sight without scrolling in every size and the longest languages`, async ({
    site,
    page,
  }) => {
    for (const mode of ['opt-in', 'opt-out'] as const)
      for (const lang of LONGEST) {
        await page.goto(
          site.page(
            '/',
            consentPage({ config: { layout, mode, policy: { url: '/p', version: '1' } }, html: { lang } }),
          ),
        )
        await expect(page.locator('#interact-consent-root')).toHaveAttribute('lang', lang)
        for (const [width, height] of SIZES) {
          await page.setViewportSize({ width, height })
          for (const action of ['accept-all', 'reject-all', 'manage', 'close'])
            await expect(
              page.locator(`[data-consent-action=${action}]`),
              `${mode} ${lang} ${width} ${action}`,
            ).toBeInViewport({
              ratio: 0.99,
            })
          const wide = await page.evaluate(() =>
            [...document.querySelectorAll('#interact-consent-root *')]
              .filter((element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
              .map((element) => element.outerHTML.slice(0, 80)),
          )
          expect(wide, `${mode} ${lang} ${width}`).toEqual([])
        }
      }
  })
}

test('a phone upright: banner and corner differ, and leave half of the page in use', async ({ site, page }) => {
  for (const [width, height] of [
    [375, 667],
    [320, 568],
  ] as const) {
    await page.setViewportSize({ width, height })
    const boxes = []
    for (const layout of ['banner', 'corner'] as const) {
      await page.goto(site.page('/', consentPage({ config: { layout }, html: { lang: 'fr' } })))
      await expect(page.locator('section')).toBeVisible()
      const box = await page.locator('section').boundingBox()
      expect(box?.height).toBeLessThanOrEqual(height / 2)
      boxes.push(box?.width)
    }
    expect(boxes[0]).toBe(width)
    expect(boxes[1]).toBeLessThan(width)
  }
})
