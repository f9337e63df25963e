import { placeholderIn } from './support/placeholder'
import { consentPage, expect, test } from './support/site'

test('notice, launcher and placeholders follow <html lang>, and so does the way they run', async ({ site, page }) => {
  const config = { afterRevoke: 'keep' as const }
  const body = '<iframe data-consent="marketing" data-src="/clip" title="A clip" width="500" height="300"></iframe>'
  await page.goto(site.page('/', consentPage({ config, body })))
  const root = page.locator('#interact-consent-root')
  const speak = (lang: string) => page.evaluate(`document.documentElement.lang = '${lang}'`)
  await expect(page.locator('[data-consent-action=reject-all]')).toHaveText('Reject all')
  await speak('de')
  await expect(page.locator('[data-consent-action=reject-all]')).toHaveText('Alle ablehnen')
  await expect(root).toHaveAttribute('lang', 'de')
  await expect(placeholderIn(page, 'A clip').locator('[data-consent-action=load-once]')).toHaveText('Einmal laden')
  await page.locator('[data-consent-action=manage]').click()
  await speak('ar')
  await expect(root).toHaveAttribute('dir', 'rtl')
  await expect(page.locator('[data-consent-action=save]')).toHaveText(/[\u0600-\u06ff]/)
  await page.locator('[data-consent-action=save]').click()
  const launcher = page.locator('.interact-consent-launcher')
  await expect(launcher).toHaveAttribute('dir', 'rtl')
  await expect(page.frameLocator('[title="A clip"]').locator('html')).toHaveAttribute('dir', 'rtl')
  await speak('en')
  await expect(launcher).toHaveText('Cookie settings')
  await expect(launcher).toHaveCount(1)
})
