import { consoleOf, expect, test } from './support/site'
import { arrive, call, expectPlayable, packaged, serveSoftPages, testSoftPages } from './support/softPages'

const library = packaged('swup/dist/Swup.umd.js')
const pages = { library, start: `window.swup ??= new Swup({ containers: ['#main'], animationSelector: false })` }
const tour = testSoftPages((page) => page.locator('#go').click())

test('swup, refused: visits from its cache have one placeholder and one way back', async ({ site, page }) => {
  await tour.refused(site, page, serveSoftPages(site, pages))
  expect(consoleOf(page).errors).toEqual([])
})

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
