import { LAYOUTS } from './support/modalPage'
import { consentPage, expect, test } from './support/site'

for (const [how, size, insets] of [
  ['upright', { width: 390, height: 844 }, { top: 47, bottom: 34, left: 0, right: 0 }],
  ['on its side', { width: 844, height: 390 }, { top: 0, bottom: 21, left: 47, right: 47 }],
] as const) {
  test(`a phone ${how}: no control lies behind a notch or a home bar`, async ({ site, page, context }) => {
    await page.setViewportSize(size)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setSafeAreaInsetsOverride', { insets })
    const covered = () =>
      page.evaluate(
        ({ top, bottom, left, right }) =>
          [...document.querySelectorAll('interact-consent :is(button, input)')].flatMap((control) => {
            const box = control.getBoundingClientRect()
            const part = control.closest('[data-consent-part=body]')?.getBoundingClientRect()
            // What is scrolled out of sight lies behind nothing.
            if (part && (box.top < part.top || box.bottom > part.bottom)) return []
            const isClear =
              box.top >= top &&
              box.bottom <= innerHeight - bottom &&
              box.left >= left &&
              box.right <= innerWidth - right
            return isClear ? [] : [`${control.outerHTML.slice(0, 60)} ${JSON.stringify(box)}`]
          }),
        insets,
      )
    for (const layout of LAYOUTS) {
      const config = { layout, cookie: { name: layout } }
      await page.goto(site.page('/', consentPage({ config, body: '<p>text</p>'.repeat(100) })))
      await expect(page.locator('[data-consent-action=reject-all]')).toBeVisible()
      expect(await covered(), layout).toEqual([])
      await page.locator('[data-consent-action=reject-all]').click()
      await expect(page.locator('.interact-consent-launcher')).toBeVisible()
      expect(await covered(), `${layout}, launcher`).toEqual([])
    }
  })
}
