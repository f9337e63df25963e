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
