import { packaged } from './support/packaged'
import { consoleOf, expect, test } from './support/site'
import { arrive, call, expectPlayable, serveSoftPages, testRefusedVisits } from './support/softPages'

const library = packaged('swup/dist/Swup.umd.js')
const pages = { library, start: `window.swup ??= new Swup({ containers: ['#main'], animationSelector: false })` }

testRefusedVisits('swup', pages)

test('swup, granted: the video plays on each page, and what stays in the head runs once', async ({ site, page }) => {
  await page.goto(serveSoftPages(site, pages))
  await call(page, 'acceptAll()')
  for (const name of ['one', 'two', 'one']) {
    await arrive(page, name)
    await expectPlayable(page)
    expect(await page.evaluate('[counts.headTagged, counts.headPlain]')).toEqual([1, 1])
    await page.locator('#go').click()
  }
  expect(consoleOf(page).errors).toEqual([])
})
