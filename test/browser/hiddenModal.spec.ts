import type { Page } from '@playwright/test'
import { decided, LAYOUTS, openHelped } from './support/helped'
import { consentPage, consoleOf, expect, jar, type Site, test } from './support/site'

// As the filter lists of blockers have it. Behind a modal dialog that nobody sees the page could not be used.
const HIDDEN = '#interact-consent-root, dialog { display: none !important }'
const body = '<button onclick="document.title = `used`">Use the page</button>'

const openPage = (site: Site, page: Page, head = '') => page.goto(site.page('/', consentPage({ head, body })))

async function expectUsable(page: Page): Promise<void> {
  await expect(page.locator('#interact-consent-root dialog')).toHaveCount(0)
  await page.getByRole('button', { name: 'Use the page' }).click()
  await expect(page).toHaveTitle('used')
  expect(await jar(page.context())).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
}

test('a modal that is hidden from the first goes, decides nothing, and leaves the page usable', async ({
  site,
  page,
}) => {
  await openPage(site, page, `<style>${HIDDEN}</style>`)
  await expect(page.locator('#interact-consent-root')).toHaveCount(1)
  await expectUsable(page)
})

test('a modal that is hidden a moment later goes too', async ({ site, page }) => {
  await openPage(site, page)
  await expect(page.locator('#interact-consent-root dialog')).toBeVisible()
  await page.addStyleTag({ content: HIDDEN })
  await expectUsable(page)
})

test('a modal stays where the whole page is hidden until it is ready', async ({ site, page }) => {
  await openPage(site, page, '<style id="flicker">body { display: none }</style>')
  await expect(page.locator('#interact-consent-root dialog')).toHaveCount(1)
  await page.waitForTimeout(1200)
  await page.evaluate(() => document.getElementById('flicker')?.remove())
  await expect(page.getByRole('button', { name: 'Reject all' })).toBeVisible()
})

for (const layout of LAYOUTS) {
  test(`hidden by a style sheet, the ${layout} locks nothing and stays undecided, in its preferences too`, async ({
    site,
    page,
  }) => {
    for (const view of ['notice', 'preferences']) {
      await openHelped(site, page, layout)
      const first = page.locator('#interact-consent-root [data-consent-action="manage"]')
      await expect(first).toBeVisible()
      if (view === 'preferences') await first.click()
      const { height } = page.viewportSize() ?? { height: 0 }
      await page.evaluate((high) => {
        document.body.style.height = `${3 * high}px`
      }, height)
      await page.addStyleTag({ content: HIDDEN.replace('dialog', 'dialog, section') })
      await page.locator('main button').click()
      await expect(page).toHaveTitle('used')
      await page.mouse.wheel(0, height)
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0)
      expect(await decided(page)).toBe('undecided')
      expect(await jar(page.context())).toEqual([])
    }
  })
}
