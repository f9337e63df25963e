import type { Page } from '@playwright/test'
import { consentPage, expect, test } from './support/site'

/* Style sheets that count the children of the body, or space them (`* + *`, Tailwind's `space-y`). */

const CSS = `body > :first-child { border-top: 9px solid } body > * + * { margin-top: 40px }
body > :nth-child(2n) { letter-spacing: 2px }`
const parts = {
  head: `<style>${CSS}</style>`,
  body: '<header>Top <a href="#top">Link</a></header><main>Text</main><footer>End</footer>',
}
const looks = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('header, main, footer')].map((element) => {
      const { borderTopWidth, letterSpacing } = getComputedStyle(element)
      return [element.getBoundingClientRect().top, borderTopWidth, letterSpacing].join(' ')
    }),
  )

test('a banner that the keyboard meets first changes nothing in how the page looks', async ({ site, page }) => {
  await page.goto(site.page('/bare', consentPage({ src: null, ...parts })))
  const bare = await looks(page)
  await page.goto(site.page('/', consentPage({ config: { layout: 'banner' }, ...parts })))
  const refuse = page.getByRole('button', { name: 'Reject all', exact: true })
  await expect(refuse).toBeInViewport()
  expect(await looks(page)).toEqual(bare)
  await page.keyboard.press('Tab')
  await expect(page.locator('interact-consent :focus')).toHaveCount(1)
  expect(await looks(page)).toEqual(bare)
  await refuse.click()
  await expect(page.getByRole('button', { name: 'Cookie settings' })).toBeInViewport()
  expect(await looks(page)).toEqual(bare)
})

for (const css of [
  'body { --consent-surface: rgb(1, 2, 3) }',
  'body { color-scheme: dark }',
  'body.night interact-consent { --consent-text: rgb(1, 2, 3) !important }',
])
  test(`a banner keeps the look that it has in the body: ${css}`, async ({ site, page }) => {
    const { body } = parts
    const before = `<style>${css}</style><script>document.addEventListener('DOMContentLoaded', () => { document.body.className = 'night' })</script>`
    await page.goto(site.page('/', consentPage({ config: { layout: 'banner' }, before, body })))
    const panel = page.locator('[data-consent-view]')
    await expect(panel).toBeInViewport()
    const look = () =>
      panel.evaluate((element) => {
        const { backgroundColor, color, colorScheme } = getComputedStyle(element)
        return [backgroundColor, color, colorScheme]
      })
    const first = await look()
    await page.keyboard.press('Tab')
    await expect(page.locator('interact-consent :focus')).toHaveCount(1)
    expect(await look()).toEqual(first)
    await expect(page.locator('body > interact-consent:first-child')).toHaveCount(1)
  })
