import { LAYOUTS, openModal, VIEWS } from './support/modalPage'
import { expect, test } from './support/site'

test('scrolls nothing sideways and cuts nothing at 320 pixels, 400 % and with wide text spacing', async ({
  site,
  page,
}) => {
  for (const layout of LAYOUTS) {
    for (const [width, height] of [
      [320, 256],
      [320, 640],
    ] as const) {
      await page.setViewportSize({ width, height })
      await openModal(site, page, { layout })
      // WCAG 2.2, 1.4.12.
      await page.addStyleTag({
        content:
          '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      })
      for (const view of VIEWS) {
        if (view === 'preferences') {
          await page.locator('[data-consent-action=manage]').click()
          await page.locator('[data-consent-view=preferences]').waitFor()
          for (const details of await page.locator('details').all()) await details.locator('summary').click()
        }
        const wide = await page.evaluate(() =>
          [document.documentElement, ...document.querySelectorAll('#interact-consent-root *')]
            .filter((element) => element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1)
            .map((element) => element.outerHTML.slice(0, 80)),
        )
        expect(wide, `${layout} ${view} ${height}`).toEqual([])
        await page.locator('[data-consent-action=reject-all]').scrollIntoViewIfNeeded()
        await expect(page.locator('[data-consent-action=reject-all]')).toBeInViewport({ ratio: 1 })
      }
    }
  }
})

test('makes targets of 44 pixels, and of 24 at least for links and folds', async ({ site, page }) => {
  await openModal(site, page, {})
  await page.locator('[data-consent-action=manage]').click()
  for (const details of await page.locator('details').all()) await details.locator('summary').click()
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('#interact-consent-root :is(button, input, a, summary)')].flatMap((element) => {
      // A switch is pressed by its whole row.
      const target = element.closest('label') ?? element
      const { width, height } = target.getBoundingClientRect()
      const least = element.matches('button, input') ? 44 : 24
      return Math.min(width, height) < least ? [`${element.outerHTML.slice(0, 80)} ${width}x${height}`] : []
    }),
  )
  expect(small).toEqual([])
})
