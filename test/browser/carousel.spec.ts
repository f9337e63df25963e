import { countPlaceholders } from './support/placeholder'
import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'
import { packaged } from './support/softPages'

test('a carousel that clones its slides has a placeholder in each, and each video can be used', async ({
  site,
  page,
}) => {
  site.page('/embed', '<button>Play</button>', { host: TRACKER_HOST })
  const slides = [1, 2, 3].map(
    (at) =>
      `<div><iframe data-consent="clips" data-src="${site.url(`/embed?${at}`, TRACKER_HOST)}" title="Clip ${at}" width="400" height="250"></iframe></div>`,
  )
  const head = `<style>${packaged('slick-carousel/slick/slick.css')} #strip { width: 400px }</style>
<script>${packaged('jquery/dist/jquery.js').replaceAll('</script', '<\\/script')}</script><script>${packaged('slick-carousel/slick/slick.js')}</script>`
  const config = {
    afterRevoke: 'keep' as const,
    services: [{ id: 'clips', category: 'marketing', hosts: [TRACKER_HOST] }],
  }
  const body = `<div id="strip">${slides.join('')}</div><script>$('#strip').slick({ infinite: true, arrows: false })</script>`
  await page.goto(site.page('/', consentPage({ config, head, body })))
  await page.evaluate('InteractConsent.rejectAll()')
  const frames = await page.locator('iframe').count()
  expect(frames).toBeGreaterThan(3)
  await expect.poll(() => countPlaceholders(page)).toBe(frames)
  expect(site.requests('/embed')).toEqual([])
  await page.evaluate(`$('#strip').slick('slickNext')`)
  const shown = page.frameLocator('.slick-current iframe')
  await expect(shown.getByRole('button', { name: 'Load this once' })).toBeInViewport()
  await shown.getByRole('button', { name: 'Load this once' }).click()
  await expect(shown.getByRole('button', { name: 'Play' })).toBeVisible()
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => countPlaceholders(page)).toBe(0)
  await page.evaluate(`$('#strip').slick('slickNext')`)
  await shown.getByRole('button', { name: 'Play' }).click()
  expect(consoleOf(page).errors).toEqual([])
})
