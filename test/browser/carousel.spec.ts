import { clipsConfig, playsIn, serveClip, waitsIn } from './support/clips'
import { packaged } from './support/packaged'
import { countPlaceholders } from './support/placeholder'
import { consentPage, consoleOf, expect, test } from './support/site'

test('a carousel that clones its slides has a placeholder in each, and each video can be used', async ({
  site,
  page,
}) => {
  const clip = serveClip(site)
  const slides = [1, 2, 3].map(
    (at) =>
      `<div><iframe data-consent="clips" data-src="${clip}?${at}" title="Clip ${at}" width="400" height="250"></iframe></div>`,
  )
  const head = `<style>${packaged('slick-carousel/slick/slick.css')} #strip { width: 400px }</style>
<script>${packaged('jquery/dist/jquery.js').replaceAll('</script', '<\\/script')}</script><script>${packaged('slick-carousel/slick/slick.js')}</script>`
  const body = `<div id="strip">${slides.join('')}</div><script>$('#strip').slick({ infinite: true, arrows: false })</script>`
  await page.goto(site.page('/', consentPage({ config: clipsConfig, head, body })))
  await page.evaluate('InteractConsent.rejectAll()')
  const frames = await page.locator('iframe').count()
  expect(frames).toBeGreaterThan(3)
  await expect.poll(() => countPlaceholders(page)).toBe(frames)
  expect(site.requests('/embed')).toEqual([])
  await page.evaluate(`$('#strip').slick('slickNext')`)
  const shown = page.frameLocator('.slick-current iframe')
  await expect(waitsIn(shown)).toBeInViewport()
  await waitsIn(shown).click()
  await expect(playsIn(shown)).toBeVisible()
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => countPlaceholders(page)).toBe(0)
  await page.evaluate(`$('#strip').slick('slickNext')`)
  await playsIn(shown).click()
  expect(consoleOf(page).errors).toEqual([])
})
