import { packaged } from './support/packaged'
import { consoleOf, expect, test } from './support/site'
import { arrive, call, expectHeld, expectPlayable, expectReleased, serveSoftPages } from './support/softPages'

const library = packaged('@hotwired/turbo/dist/turbo.es2017-umd.js')
const morphs = '<meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve">'

test('Turbo: a refresh that morphs the page leaves what waits and what plays as it is', async ({ site, page }) => {
  const refresh = async () => {
    await page.evaluate(`Turbo.session.refresh(location.href)`)
    await page.waitForTimeout(600)
  }
  await page.goto(serveSoftPages(site, { library, head: morphs }))
  await call(page, 'rejectAll()')
  await arrive(page, 'one')
  await refresh()
  await expectHeld(site, page)
  await call(page, 'acceptAll()')
  await expectReleased(page)
  await refresh()
  await expectPlayable(page)
  expect(consoleOf(page).errors).toEqual([])
})

test('Turbo: an open notice goes along, and a snapshot brings no second one', async ({ site, page }) => {
  await page.goto(serveSoftPages(site, { library }))
  const refuse = page.getByRole('button', { name: 'Reject all', exact: true })
  await expect(refuse).toBeVisible()
  await page.evaluate(`Turbo.visit('/two')`)
  await arrive(page, 'two')
  await page.goBack()
  await arrive(page, 'one')
  await expect(page.locator('dialog')).toHaveCount(1)
  await refuse.click()
  await expect(page.locator('dialog')).toHaveCount(0)
})
