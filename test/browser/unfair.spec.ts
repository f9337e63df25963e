import type { Page } from '@playwright/test'
import { openModal, THEMES } from './support/modalPage'
import { consoleOf, expect, test } from './support/site'

const unfair = (page: Page): Promise<string[]> =>
  page.evaluate(
    async () =>
      (await (window as unknown as { InteractConsent: import('../../src').Consent }).InteractConsent.audit()).unfair,
  )

for (const theme of THEMES) {
  test(`${theme || 'plain'}: nothing is found, in any layout, view or light`, async ({ site, page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const layout of ['modal', 'banner', 'corner'] as const) {
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 720 })
          await openModal(site, page, { layout, theme })
          expect(await unfair(page), `${layout}, ${width}, ${colorScheme}`).toEqual([])
        }
        await page.locator('[data-consent-action=manage]').click()
        await expect(page.locator('[data-consent-action=save]')).toBeVisible()
        expect(await unfair(page), `${layout}, preferences`).toEqual([])
      }
    }
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
  test(`a theme that makes Reject all ${name} is told so, with the numbers`, async ({ site, page }) => {
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

test('where no answers are shown there is nothing to find', async ({ site, page }) => {
  await openModal(site, page, {})
  await page.getByRole('button', { name: 'Reject all' }).click()
  expect(await unfair(page)).toEqual([])
})
