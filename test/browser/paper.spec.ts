import type { Page } from '@playwright/test'
import { consentPage, expect, test } from './support/site'

/** A page that fills its one sheet. */
const body = '<style>@page { size: A4; margin: 0 } body { margin: 0 } main { height: 290mm }</style><main>text</main>'
const sheets = async (page: Page): Promise<number> =>
  (await page.pdf({ preferCSSPageSize: true })).toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0

for (const layout of ['modal', 'banner', 'corner'] as const) {
  test(`${layout}: a page takes as many sheets as without the SDK, asked or answered`, async ({ site, page }) => {
    await page.goto(site.page('/bare', consentPage({ src: null, body })))
    const bare = await sheets(page)
    expect(bare).toBe(1)
    await page.goto(site.page('/', consentPage({ config: { layout }, body })))
    await expect(page.locator('[data-consent-action=reject-all]')).toBeVisible()
    expect(await sheets(page)).toBe(bare)
    await page.locator('[data-consent-action=reject-all]').click()
    await expect(page.locator('.interact-consent-launcher')).toBeVisible()
    expect(await sheets(page)).toBe(bare)
  })
}

test('what is written into the page is kept out of search snippets', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ body: '<p>The page</p>' })))
  await page.locator('[data-consent-action=reject-all]').click()
  await expect(page.locator('.interact-consent-launcher')).toBeVisible()
  const said = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode
      // Search engines look for it on these three elements.
      if (textContent?.trim() && !parentElement?.closest(':is(div, span, section)[data-nosnippet]'))
        found.push(textContent)
    }
    return found.map((text) => text.trim())
  })
  expect(said).toEqual(['The page'])
})
