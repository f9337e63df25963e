import type { Page } from '@playwright/test'
import { sweep } from '../support/sweep'
import { COLOR_SCHEMES, LAYOUTS, openModal, THEMES, WIDTHS } from './support/modalPage'
import { consoleOf, expect, test } from './support/site'

const unfair = (page: Page): Promise<string[]> =>
  page.evaluate(
    async () =>
      (await (window as unknown as { InteractConsent: import('../../src').Consent }).InteractConsent.audit()).unfair,
  )

const looks = sweep({ theme: THEMES, layout: LAYOUTS, colorScheme: COLOR_SCHEMES, width: WIDTHS })
for (const { theme, layout, colorScheme, width } of looks) {
  const title = [theme || 'plain', layout, colorScheme, `${width} px`].join(', ')
  test(`the audit finds nothing unfair in either view: ${title}`, async ({ site, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize({ width, height: 720 })
    await openModal(site, page, { layout, theme })
    expect(await unfair(page)).toEqual([])
    await page.locator('[data-consent-action=manage]').click()
    await expect(page.locator('[data-consent-action=save]')).toBeVisible()
    expect(await unfair(page)).toEqual([])
  })
}

/** A host can only bend the modal from a layer of its own that comes first. */
const REJECT = '#interact-consent-root [data-consent-action="reject-all"]'
const BAD: Record<string, [css: string, found: RegExp[]]> = {
  smaller: [
    'font-size: 11px !important; width: 90px !important; height: 44px !important; justify-self: start !important; white-space: nowrap !important',
    [/narrower \(90 px wide, Accept all \d+(\.\d)?\)/, /written smaller \(11 px, Accept all 16\)/],
  ],
  lower: [
    'height: 30px !important; min-height: 0 !important; padding: 0 !important; align-self: start !important',
    [/lower \(30 px high, Accept all 44\)/],
  ],
  thinner: ['font-weight: 300 !important', [/written thinner \(300 weight, Accept all 600\)/]],
  paler: [
    'color: #999 !important; background: #fff !important; border-color: #fff !important',
    [/paler \(2\.8 : 1, .*, Accept all [\d.]+\)/, /fainter \(1 : 1, .*, Accept all [\d.]+\)/],
  ],
  'see-through': ['opacity: 0.4 !important', [/paler/, /fainter/]],
  'further away': ['translate: 0 -160px !important', [/further away \(116 px from Accept all, which is 44 px high\)/]],
  covered: ['z-index: -1 !important; position: relative !important', [/out of reach/]],
}
for (const [name, [css, found]] of Object.entries(BAD)) {
  test(`the audit tells, with the numbers, of a theme that makes Reject all ${name}`, async ({ site, page }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 1280, height: 720 })
    await openModal(site, page, { css: `@layer bad { ${REJECT} { ${css} } }` })
    const lines = await unfair(page)
    for (const one of found)
      expect(
        lines.filter((line) => one.test(line)),
        `${one}: ${lines.join(' | ')}`,
      ).toHaveLength(1)
    expect(lines).toHaveLength(found.length)
    expect(consoleOf(page).texts('warning')).toEqual(lines.map((line) => `[consent] ${line}`))
  })
}

test('the audit finds nothing where no answers are shown', async ({ site, page }) => {
  await openModal(site, page, {})
  await page.getByRole('button', { name: 'Reject all' }).click()
  expect(await unfair(page)).toEqual([])
})
