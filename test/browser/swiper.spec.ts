import type { Page } from '@playwright/test'
import { clipsConfig, playsIn, serveClip, servePicture, waitsIn } from './support/clips'
import { packaged } from './support/packaged'
import { countPlaceholders } from './support/placeholder'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

/* An endless strip of slides, which are moved within the page, transformed, and cut off at its sides. */

const COUNT = 6

function serve(site: Site): string {
  const clip = serveClip(site)
  const dot = servePicture(site)
  site.script('/swiper.js', packaged('swiper/swiper-bundle.js'))
  const slides = Array.from(
    { length: COUNT },
    (_, index) => `<div class="swiper-slide">
<iframe data-consent="clips" data-src="${clip}?${index}" title="Clip ${index}" width="300" height="200"></iframe>
<img data-consent="clips" data-src="${dot}?${index}" alt="Picture ${index}" width="50" height="50"></div>`,
  )
  const head = `<style>${packaged('swiper/swiper-bundle.css')} .swiper { width: 450px; margin: 0 } .row { display: flex }
button { width: 300px; height: 200px }</style><script src="/swiper.js"></script>`
  const body = `<div class="row"><div class="swiper"><div class="swiper-wrapper">${slides.join('')}</div></div><button id="buy">Buy</button></div>
<script>swiper = new Swiper('.swiper', { loop: true, slidesPerView: 1.5, speed: 50 })</script>`
  return site.page('/', consentPage({ config: clipsConfig, head, body }))
}
const move = async (page: Page, way: 'slideNext' | 'slidePrev') => {
  await page.evaluate(`swiper.${way}()`)
  await page.waitForTimeout(250)
}
const shown = (page: Page) => page.frameLocator('.swiper-slide-active iframe')

test('Swiper in a loop: each slide says that it waits, forwards and back, and no click beside it grants', async ({
  site,
  page,
}) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.rejectAll()')
  for (const way of [...Array(COUNT + 1).fill('slideNext'), ...Array(COUNT + 2).fill('slidePrev')]) {
    await expect(waitsIn(shown(page))).toBeInViewport()
    await expect.poll(() => countPlaceholders(page)).toBe(await page.locator('.swiper iframe').count())
    await move(page, way)
  }
  // Where the next slide would go on, had the strip not cut it off.
  const { x = 0, y = 0 } = (await page.locator('#buy').boundingBox()) ?? {}
  await page.evaluate('pressed = 0; buy.onclick = () => pressed++')
  for (let across = 5; across < 300; across += 30)
    for (let down = 5; down < 200; down += 20) await page.mouse.click(x + across, y + down)
  expect(await page.evaluate('[pressed, InteractConsent.choice.granted]')).toEqual([100, []])
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('Swiper in a loop, granted: each video and picture comes, forwards and back', async ({ site, page }) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.rejectAll()')
  await move(page, 'slideNext')
  await waitsIn(shown(page)).click()
  await playsIn(shown(page)).click()
  expect(site.requests('/embed')).toHaveLength(1)
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => countPlaceholders(page)).toBe(0)
  for (const way of [...Array(COUNT + 1).fill('slideNext'), ...Array(COUNT + 2).fill('slidePrev')]) {
    await playsIn(shown(page)).click()
    await move(page, way)
  }
  const pictures = new Set(site.requests('/dot.svg').map(({ url }) => url))
  expect(pictures.size).toBe(COUNT)
  expect(await countPlaceholders(page)).toBe(0)
  await page.evaluate('InteractConsent.rejectAll()')
  // All but the one that the visitor has loaded.
  await expect.poll(() => countPlaceholders(page)).toBe(COUNT - 1)
  expect(consoleOf(page).errors).toEqual([])
})
