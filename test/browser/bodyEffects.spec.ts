import type { Page } from '@playwright/test'
import { consentPage, expect, test } from './support/site'

/* Accessibility toolbars, page transitions and off-canvas menus: what is fixed in such a body scrolls away with it. */

const EFFECTS = ['filter: grayscale(1)', 'transform: translateX(0)', 'will-change: transform', 'contain: paint']
const body = '<p>text</p>'.repeat(200)

const inSight = async (page: Page, selector: string) => {
  for (const top of [0, 1500]) {
    await page.evaluate(`scrollTo(0, ${top})`)
    await expect(page.locator(selector)).toBeInViewport({ ratio: 1 })
  }
}

for (const effect of EFFECTS) {
  test(`banner, corner and launcher stay in sight under body { ${effect} }`, async ({ site, page }) => {
    for (const layout of ['banner', 'corner'] as const) {
      const head = `<style>body { ${effect} }</style>`
      const config = { layout, cookie: { name: layout } }
      await page.goto(site.page(`/${layout}`, consentPage({ config, head, body })))
      await inSight(page, '[data-consent-action=reject-all]')
      await page.locator('[data-consent-action=reject-all]').click()
      await expect(page.locator('#interact-consent-root > p')).toBeInViewport()
      await inSight(page, '.interact-consent-launcher')
    }
  })
}
