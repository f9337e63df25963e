import { readFileSync } from 'node:fs'
import { type ConsentOMaticRule, runConsentOMatic } from './support/consentOMatic'
import { decided, expectRefused, LAYOUTS, openHelped } from './support/helped'
import { expect, test } from './support/site'

const rules = JSON.parse(readFileSync(new URL('../../rules/consent-o-matic.json', import.meta.url), 'utf8'))
const rule = rules['interactcx-consent'] as ConsentOMaticRule
const NOTHING = { A: false, B: false, D: false, E: false, F: false, X: false }

for (const layout of LAYOUTS) {
  test(`our rule lets Consent-O-Matic refuse, and grant what its user allows: ${layout}`, async ({
    site,
    page,
    context,
  }) => {
    await openHelped(site, page, layout)
    await expect(page.locator('[data-consent-action="manage"]')).toBeVisible()
    expect(await runConsentOMatic(page, rule, NOTHING)).toBe(true)
    await expectRefused(site, page)
    await page.reload()
    await page.waitForTimeout(500)
    expect(await runConsentOMatic(page, rule, NOTHING)).toBe(false)

    await context.clearCookies()
    await openHelped(site, page, layout, 'de')
    await expect(page.locator('[data-consent-action="manage"]')).toBeVisible()
    expect(await runConsentOMatic(page, rule, { ...NOTHING, B: true })).toBe(true)
    await expect.poll(() => decided(page)).toBe('analytics by visitor')
    await expect.poll(() => page.evaluate('window.counted')).toBe(true)
  })
}
