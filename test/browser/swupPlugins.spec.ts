import { consoleOf, expect, test } from './support/site'
import { packaged, serveSoftPages, testSoftPages } from './support/softPages'

/* The plug-ins of swup that bring the new page's head, and make each script of the page anew. */

const library = [
  'swup/dist/Swup.umd.js',
  '@swup/head-plugin/dist/index.umd.js',
  '@swup/scripts-plugin/dist/index.umd.js',
]
  .map(packaged)
  .join(';\n')
const start = (head: boolean) => `window.swup ??= new Swup({ containers: ['#main'], animationSelector: false,
  plugins: [new SwupHeadPlugin(), new SwupScriptsPlugin({ head: ${head}, body: true })] })`
const tour = testSoftPages((page) => page.locator('#go').click())

for (const head of [false, true]) {
  const where = head ? 'head and body' : 'the body'
  test(`swup that makes the scripts of ${where} anew, refused: one placeholder, one way back`, async ({
    site,
    page,
  }) => {
    await tour.refused(site, page, serveSoftPages(site, { library, start: start(head) }))
    expect(consoleOf(page).errors).toEqual([])
  })

  test(`swup that makes the scripts of ${where} anew, granted: tagged ones run as often as plain ones`, async ({
    site,
    page,
  }) => {
    await tour.granted(page, serveSoftPages(site, { library, start: start(head) }))
    expect(consoleOf(page).errors).toEqual([])
  })
}
