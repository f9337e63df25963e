import { consoleOf, expect, test } from './support/site'
import { packaged, serveSoftPages, testSoftPages } from './support/softPages'

const pages = {
  library: packaged('unpoly/unpoly.js'),
  main: 'up-main',
  start: `window.started ??= (up.link.config.followSelectors.push('a[href]'), true)`,
}
const tour = testSoftPages((page) => page.locator('#go').click())

test('Unpoly, refused: visits have one placeholder and one way back', async ({ site, page }) => {
  await tour.refused(site, page, serveSoftPages(site, pages))
  expect(consoleOf(page).errors).toEqual([])
})

test('Unpoly, granted: tagged scripts run as often as plain ones, and the video plays', async ({ site, page }) => {
  await tour.granted(page, serveSoftPages(site, pages))
  expect(consoleOf(page).errors).toEqual([])
})
