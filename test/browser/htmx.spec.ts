import { consoleOf, expect, test } from './support/site'
import { packaged, serveSoftPages, testSoftPages } from './support/softPages'

const library = packaged('htmx.org/dist/htmx.js')
const pages = { library, body: 'hx-boost="true"' }
const tour = testSoftPages((page) => page.locator('#go').click())

test('htmx, refused: boosted visits and its snapshots have one placeholder and one way back', async ({
  site,
  page,
}) => {
  await tour.refused(site, page, serveSoftPages(site, pages))
  expect(consoleOf(page).errors).toEqual([])
})

test('htmx, granted: tagged scripts run as often as plain ones, and the video plays', async ({ site, page }) => {
  await tour.granted(page, serveSoftPages(site, pages))
  expect(consoleOf(page).errors).toEqual([])
})
