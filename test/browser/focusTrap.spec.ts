import type { Page } from '@playwright/test'
import { packaged } from './support/packaged'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'

/* Bootstrap's dialogs bring the focus back into themselves whenever it comes to something else in the page. */

function serve(site: Site, layout: string): string {
  site.script('/bootstrap.js', packaged('bootstrap/dist/js/bootstrap.bundle.js'))
  const head = `<style>${packaged('bootstrap/dist/css/bootstrap.css')}</style><script defer src="/bootstrap.js"></script>`
  const body = `<a href="#top">A link</a><div id="box" class="modal" tabindex="-1"><div class="modal-dialog"><div class="modal-content">
<input id="mail" aria-label="Mail"><button data-consent-open>Cookies</button></div></div></div>
<script>onload = () => new bootstrap.Modal('#box').show()</script>`
  return site.page('/', consentPage({ config: { layout } as object, head, body }))
}
const shown = (page: Page) => expect(page.locator('#box.show')).toBeVisible()

for (const layout of ['banner', 'corner']) {
  test(`${layout}: the keyboard reaches it past a dialog of the page that holds the focus, and answers`, async ({
    site,
    page,
  }) => {
    await page.goto(serve(site, layout))
    await shown(page)
    const refuse = page.getByRole('button', { name: 'Reject all', exact: true })
    await expect(refuse).toBeVisible()
    await page.locator('#mail').focus()
    for (let times = 0; times < 12; times++) {
      await page.keyboard.press('Tab')
      if (await refuse.evaluate((button) => button === document.activeElement)) break
    }
    await expect(refuse).toBeFocused()
    await page.keyboard.press('Enter')
    await expect.poll(() => page.evaluate('InteractConsent.choice?.granted')).toEqual([])
    await shown(page)
    expect(consoleOf(page).errors).toEqual([])
  })
}

test('preferences that are opened from within such a dialog have the focus, and give it back', async ({
  site,
  page,
}) => {
  await page.goto(serve(site, 'banner'))
  await shown(page)
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  const opener = page.getByRole('button', { name: 'Cookies', exact: true })
  await opener.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Manage choices' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('interact-consent :focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(opener).toBeFocused()
  await shown(page)
  expect(consoleOf(page).errors).toEqual([])
})

test('its buttons and switches can be pressed where a dialog of the page stops each press beside itself', async ({
  site,
  page,
}) => {
  // As focus-trap does, unless told otherwise.
  const body = `<div id="box" role="dialog" aria-modal="true" aria-label="Own"><input></div><script>
    const stop = (event) => {
      if (document.querySelector('#box').contains(event.target)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    for (const type of ['mousedown', 'touchstart', 'click'])
      document.addEventListener(type, stop, { capture: true, passive: false })
  </script>`
  for (const layout of ['modal', 'banner'] as const) {
    await page.goto(site.page(`/${layout}`, consentPage({ config: { layout, cookie: { name: layout } }, body })))
    await page.getByRole('button', { name: 'Manage choices' }).click()
    await page.getByText('Analytics', { exact: true }).click()
    await page.getByRole('button', { name: 'Save choices' }).click()
    await expect.poll(() => page.evaluate('InteractConsent.choice?.granted')).toEqual(['analytics'])
    await page.getByRole('button', { name: 'Cookie settings' }).click()
    await expect(page.getByRole('heading', { name: 'Manage choices' })).toBeVisible()
  }
  expect(consoleOf(page).errors).toEqual([])
})
