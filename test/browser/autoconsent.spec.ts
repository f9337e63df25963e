import { readFileSync } from 'node:fs'
import { sweepEach } from '../support/sweep'
import { installAutoconsent } from './support/autoconsent'
import { decided, expectRefused, LAYOUTS, openHelped } from './support/helped'
import { expect, test } from './support/site'

const rule = JSON.parse(readFileSync(new URL('../../rules/autoconsent.json', import.meta.url), 'utf8'))

/** Languages in which it knows both the phrases of a cookie notice and the word for a refusal. */
const KNOWN = ['en', 'ca', 'de', 'es', 'eu', 'fr', 'gl', 'it', 'nl', 'pl', 'pt', 'pt-BR', 'ru']

for (const { language, layout } of sweepEach('language', KNOWN, { layout: LAYOUTS })) {
  test(`autoconsent refuses by the words alone: ${language}, ${layout}`, async ({ site, page }) => {
    const autoconsent = await installAutoconsent(page, { heuristicMode: 'reject' })
    await openHelped(site, page, layout, language)
    await expect(page.locator('#interact-consent-root [data-consent-action="reject-all"]')).toBeVisible()
    await autoconsent.run()
    await expect
      .poll(() => autoconsent.told.find(({ type }) => type === 'autoconsentDone'), { timeout: 20_000 })
      .toMatchObject({ cmp: 'HEURISTIC-REJECT', totalClicks: 1 })
    await expectRefused(site, page)
  })
}

for (const { language, layout } of sweepEach('language', ['cs', 'ar', 'ja'], { layout: LAYOUTS })) {
  test(`our rule lets autoconsent refuse where it does not know the language: ${language}, ${layout}`, async ({
    site,
    page,
  }) => {
    // Hidden until it is done, by opacity and z-index, as its extension does.
    const autoconsent = await installAutoconsent(page, { rules: [rule], enablePrehide: true })
    await openHelped(site, page, layout, language)
    await autoconsent.run()
    await expect
      .poll(() => autoconsent.told.find(({ type }) => type === 'optOutResult'), { timeout: 20_000 })
      .toMatchObject({ cmp: rule.name, result: true })
    await expectRefused(site, page)
    await autoconsent.selfTest()
    await expect
      .poll(() => autoconsent.told.find(({ type }) => type === 'selfTestResult'))
      .toMatchObject({ cmp: rule.name, result: true })
  })
}

test('our rule lets autoconsent accept for those who wish so', async ({ site, page }) => {
  const autoconsent = await installAutoconsent(page, { rules: [rule], autoAction: 'optIn' })
  await openHelped(site, page, 'banner')
  await autoconsent.run()
  await expect
    .poll(() => autoconsent.told.find(({ type }) => type === 'optInResult'), { timeout: 20_000 })
    .toMatchObject({ cmp: rule.name, result: true })
  await expect.poll(() => decided(page)).toBe('functional,analytics,marketing by visitor')
  await expect.poll(() => page.evaluate('window.counted')).toBe(true)
})

test('a modal that autoconsent hides and then leaves alone stays, undecided, and can be used', async ({
  site,
  page,
}) => {
  const [hide] = rule.prehideSelectors
  const style = `<style id="prehide">${hide} { opacity: 0 !important; z-index: -1 !important; pointer-events: none !important }</style>`
  await openHelped(site, page, 'modal', 'en', style)
  const opacity = () => page.locator('#interact-consent-root dialog').evaluate((one) => getComputedStyle(one).opacity)
  await page.waitForTimeout(2000)
  expect(await opacity()).toBe('0')
  expect(await decided(page)).toBe('undecided')
  await page.evaluate(() => document.getElementById('prehide')?.remove())
  await page.getByRole('button', { name: 'Reject all' }).click()
  await expectRefused(site, page)
})
