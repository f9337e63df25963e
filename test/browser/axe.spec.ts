import AxeBuilder from '@axe-core/playwright'
import { sweep } from '../support/sweep'
import { COLOR_SCHEMES, LAYOUTS, openModal, THEMES, VIEWS } from './support/modalPage'
import { expect, test } from './support/site'

const DIRECTIONS = ['ltr', 'rtl'] as const

const looks = sweep({ theme: THEMES, layout: LAYOUTS, dir: DIRECTIONS, colorScheme: COLOR_SCHEMES })
for (const { theme, layout, dir, colorScheme } of looks) {
  test(`axe-core finds nothing in either view: ${theme || 'plain'}, ${layout}, ${dir}, ${colorScheme}`, async ({
    site,
    page,
  }) => {
    test.slow()
    await openModal(site, page, { layout, theme, dir })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const view of VIEWS) {
      if (view === 'preferences') await page.locator('[data-consent-action=manage]').click()
      await page.locator(`[data-consent-view=${view}]`).waitFor()
      for (const summary of await page.locator('summary').all()) await summary.click()
      const { violations, passes } = await new AxeBuilder({ page }).analyze()
      expect(passes.length).toBeGreaterThan(20)
      const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html.slice(0, 120))])
      expect(found, view).toEqual([])
    }
  })
}
