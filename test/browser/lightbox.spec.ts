import { clipsConfig, playsIn, serveClip, waitsIn } from './support/clips'
import { packaged } from './support/packaged'
import { countPlaceholders } from './support/placeholder'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'

/* A gallery that makes its frames as they are looked at, and waits for each to load before it shows it. */

function serve(site: Site): string {
  const clip = serveClip(site)
  const head = `<style>${packaged('glightbox/dist/css/glightbox.css')}</style><script src="/library.js"></script>`
  site.script('/library.js', packaged('glightbox/dist/js/glightbox.js'))
  const body = `<a class="glightbox" href="${clip}?1" data-type="external" data-width="500px" data-height="400px">One</a>
<a class="glightbox" href="#tagged" data-width="500px" data-height="400px">Two</a>
<div id="tagged" style="display: none"><iframe data-consent="clips" data-src="${clip}?2" title="Tagged" width="300" height="200"></iframe></div>
<a class="glightbox" href="${clip}?3" data-type="external" data-width="500px" data-height="400px">Three</a>
<script>GLightbox({ openEffect: 'none', closeEffect: 'none', slideEffect: 'none' })</script>`
  return site.page('/', consentPage({ config: clipsConfig, head, body }))
}

test('GLightbox, refused: each frame says that it waits, forwards and back, and can be loaded once', async ({
  site,
  page,
}) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.rejectAll()')
  const frame = page.frameLocator('.gslide.current iframe')
  await page.getByRole('link', { name: 'One' }).click()
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft']) {
    await expect(waitsIn(frame)).toBeInViewport()
    await page.keyboard.press(key)
    await page.waitForTimeout(400)
  }
  expect(site.requests('/embed')).toEqual([])
  await waitsIn(frame).click()
  await expect(playsIn(frame)).toBeVisible()
  expect(site.requests('/embed').map(({ url }) => url)).toEqual(['/embed?1'])
  // A key would go to the frame, which has the focus now.
  await page.locator('.gclose').click()
  await expect(page.locator('.gslide')).toHaveCount(0)
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('GLightbox: what is open comes with the grant, and waits again once it is taken back', async ({ site, page }) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.rejectAll()')
  const frame = page.frameLocator('.gslide.current iframe')
  await page.getByRole('link', { name: 'One' }).click()
  await expect(waitsIn(frame)).toBeInViewport()
  await page.evaluate('InteractConsent.acceptAll()')
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) {
    await playsIn(frame).click()
    await page.keyboard.press(key)
    await page.waitForTimeout(400)
  }
  await playsIn(frame).click()
  expect(await countPlaceholders(page)).toBe(0)
  await page.evaluate('InteractConsent.rejectAll()')
  await expect(waitsIn(frame)).toBeInViewport()
  expect(consoleOf(page).errors).toEqual([])
})
