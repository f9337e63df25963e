import { consoleOf, expect, test } from './support/site'
import { packaged, serveSoftPages, testSoftPages } from './support/softPages'

/* The extension of htmx that brings a new page's head in line with what the server has sent. */

const pages = {
  library: `${packaged('htmx.org/dist/htmx.js')};\n${packaged('htmx-ext-head-support/head-support.js')}`,
  body: 'hx-boost="true" hx-ext="head-support"',
  ownHeads: true,
}
const tour = testSoftPages((page) => page.locator('#go').click())

test('htmx with head-support, refused: visits have one placeholder and one way back', async ({ site, page }) => {
  await tour.refused(site, page, serveSoftPages(site, pages))
  expect(consoleOf(page).errors).toEqual([])
})

test('htmx with head-support, granted: tagged scripts run as often as plain ones', async ({ site, page }) => {
  await tour.granted(page, serveSoftPages(site, pages))
  expect(consoleOf(page).errors).toEqual([])
})
