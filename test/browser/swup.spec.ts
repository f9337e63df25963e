import { consoleOf, expect, test } from './support/site'
import { packaged, serveSoftPages, testSoftPages } from './support/softPages'

const library = packaged('swup/dist/Swup.umd.js')
const pages = { library, start: `window.swup ??= new Swup({ containers: ['#main'], animationSelector: false })` }
const tour = testSoftPages((page) => page.locator('#go').click())

test('swup, refused: visits from its cache have one placeholder and one way back', async ({ site, page }) => {
  await tour.refused(site, page, serveSoftPages(site, pages))
  expect(consoleOf(page).errors).toEqual([])
})
