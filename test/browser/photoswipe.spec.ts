import type { Page } from '@playwright/test'
import { clipsConfig, playsIn, serveClip, servePicture, waitsIn } from './support/clips'
import { packaged } from './support/packaged'
import { countPlaceholders } from './support/placeholder'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

/*
 * A gallery of pictures and videos that builds each slide as it is looked at, moves three holders about, and keeps what
 * it has loaded.
 */

function serve(site: Site): string {
  const clip = serveClip(site)
  site.script('/photoswipe.js', packaged('photoswipe/dist/umd/photoswipe.umd.min.js'))
  const frame = (attributes: string) =>
    `<div class="pswp__img"><iframe ${attributes} width="400" height="300" title="A clip"></iframe></div>`
  const slides = [
    { html: frame(`data-consent="clips" data-src="${clip}?tagged"`) },
    { html: frame(`src="${clip}?plain"`) },
    { src: servePicture(site, [400, 300]), width: 400, height: 300, alt: 'A picture' },
    { html: frame(`data-consent="clips" data-src="${clip}?last"`) },
  ]
  const head = `<style>${packaged('photoswipe/dist/photoswipe.css')}</style><script src="/photoswipe.js"></script>`
  const body = `<button id="show">Show</button><script>show.onclick = () => {
  gallery = new PhotoSwipe({ dataSource: ${JSON.stringify(slides)}, index: 0, loop: true, showHideAnimationType: 'none' })
  gallery.init()
}</script>`
  return site.page('/', consentPage({ config: clipsConfig, head, body }))
}
const shown = (page: Page) => page.locator('.pswp__item[aria-hidden=false]')
const go = async (page: Page, way: 'next' | 'prev') => {
  await page.evaluate(`gallery.${way}()`)
  await page.waitForTimeout(500)
}
const waits = (page: Page) => waitsIn(shown(page).frameLocator('iframe'))
const plays = (page: Page) => playsIn(shown(page).frameLocator('iframe'))

test('PhotoSwipe, refused: each video says that it waits, forwards and back, and can be loaded once', async ({
  site,
  page,
}) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.rejectAll()')
  await page.getByRole('button', { name: 'Show' }).click()
  for (const way of ['next', 'prev', 'prev', 'next', 'next'] as const) {
    await expect(waits(page)).toBeInViewport()
    await go(page, way)
  }
  await go(page, 'next')
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  await go(page, 'next')
  await waits(page).click()
  await expect(plays(page)).toBeVisible()
  expect(site.requests({ host: TRACKER_HOST }).map(({ url }) => url)).toEqual(['/embed?last'])
  // A key would go to the frame, which has the focus now.
  await page.locator('.pswp__button--close').click()
  await expect(page.locator('.pswp')).toHaveCount(0)
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('PhotoSwipe: what is open comes with the grant, and waits again once it is taken back', async ({ site, page }) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.rejectAll()')
  await page.getByRole('button', { name: 'Show' }).click()
  await go(page, 'next')
  await expect(waits(page)).toBeInViewport()
  await page.evaluate('InteractConsent.acceptAll()')
  await plays(page).click()
  await go(page, 'prev')
  await plays(page).click()
  await go(page, 'prev')
  await plays(page).click()
  expect(await countPlaceholders(page)).toBe(0)
  // A picture that failed is asked for again once the gallery is opened anew.
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Show' }).click()
  await go(page, 'next')
  await go(page, 'next')
  await expect(shown(page).locator('img[alt="A picture"]')).toHaveJSProperty('naturalWidth', 400)
  await go(page, 'next')
  await plays(page).click()
  await page.evaluate('InteractConsent.rejectAll()')
  await expect(waits(page)).toBeInViewport()
  expect(consoleOf(page).errors).toEqual([])
})
