import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, test } from './support/site'
import { statsSite } from './support/statsSite'

/* Smooth scrollers, slide decks and dialogs listen to the whole page, and take what happens in ours for theirs. */

/** As Lenis takes the wheel, Reveal.js the keys, Radix a press beside a dialog, and focus-trap the Tab key. */
const TAKERS = `<script>
  taken = []
  const take = (event) => { taken.push(event.type); event.preventDefault() }
  addEventListener('wheel', take, { passive: false })
  for (const type of ['keydown', 'keyup', 'pointerdown', 'mousedown']) document.addEventListener(type, take)
  document.addEventListener('keydown', (event) => event.key === 'Tab' && take(event), true)
</script>`

const body = `<main><button>Of the page</button>${'<p>text</p>'.repeat(60)}</main>`
const focused = (page: Page) => page.evaluate(`document.activeElement?.dataset.consentAction`)

for (const layout of ['modal', 'corner'] as const) {
  test(`${layout}: wheel, keys and presses in it are its own, whatever the page listens to`, async ({ site, page }) => {
    await page.setViewportSize({ width: 400, height: 500 })
    await page.goto(site.page('/', consentPage({ config: { ...statsSite, layout }, head: TAKERS, body })))
    await page.locator('[data-consent-action=reject-all]').focus()
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toBe('manage')
    await page.keyboard.press('Space')
    const text = page.locator('[data-consent-view=preferences] [data-consent-part=body]')
    await text.hover()
    await page.mouse.wheel(0, 100)
    await expect.poll(() => text.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0)
    expect(await page.evaluate('scrollY')).toBe(0)
    await page.getByRole('button', { name: 'Reject all', exact: true }).click()
    const launcher = page.getByRole('button', { name: 'Cookie settings' })
    await launcher.focus()
    await page.keyboard.press('Space')
    await expect(text).toBeVisible()
    expect(await page.evaluate('taken')).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Of the page' }).click()
    expect(await page.evaluate('taken')).toEqual(['pointerdown'])
    expect(consoleOf(page).errors).toEqual([])
  })
}

test('a dialog of the page that hides all beside it does not hide the notice from a screen reader', async ({
  site,
  page,
}) => {
  // As Radix and React Aria do.
  const hide = `onload = () => { for (const one of document.body.children) if (one.id !== 'own') { one.ariaHidden = 'true'; one.inert = true } }`
  const own = '<div id="own" role="dialog" aria-modal="true" aria-label="Own"><button>Of the page</button></div>'
  for (const layout of ['modal', 'banner'] as const) {
    const html = consentPage({ config: { layout, cookie: { name: layout } }, body: `${own}<script>${hide}</script>` })
    await page.goto(site.page(`/${layout}`, html))
    await page.getByRole('button', { name: 'Reject all', exact: true }).click()
    await expect.poll(() => page.evaluate('InteractConsent.choice?.granted')).toEqual([])
  }
})
