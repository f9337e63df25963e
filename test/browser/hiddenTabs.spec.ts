import type { Page } from '@playwright/test'
import { clipsConfig, playsIn, serveClip, waitsIn } from './support/clips'
import { packaged } from './support/packaged'
import { countPlaceholders, placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

/* Bootstrap's tabs, carousel and dialog: what waits is not displayed until it is asked for, and moved as it comes. */

function serve(site: Site): string {
  const clip = serveClip(site)
  site.script('/bootstrap.js', packaged('bootstrap/dist/js/bootstrap.bundle.js'))
  const held = (url: string) => `data-consent="clips" data-src="${url}"`
  const at = (path: string) => held(site.url(path, TRACKER_HOST))
  const frame = (name: string) =>
    `<iframe ${held(`${clip}?${name}`)} title="${name}" width="400" height="250"></iframe>`
  const head = `<style>${packaged('bootstrap/dist/css/bootstrap.css')}</style><script defer src="/bootstrap.js"></script>`
  const body = `<div class="p-3" style="width: 500px"><ul class="nav nav-tabs" role="tablist">
<li><button class="nav-link active" data-bs-toggle="tab" data-bs-target="#a" role="tab">Text</button></li>
<li><button class="nav-link" data-bs-toggle="tab" data-bs-target="#b" role="tab">Frame</button></li>
<li><button class="nav-link" data-bs-toggle="tab" data-bs-target="#c" role="tab">Video</button></li></ul>
<div class="tab-content"><div id="a" class="tab-pane fade show active">Text</div><div id="b" class="tab-pane fade">${frame('Tabbed')}</div>
<div id="c" class="tab-pane fade"><p>Above</p><video ${at('/clip.webm')} width="300" height="200" controls></video></div></div>
<div id="strip" class="carousel slide" style="width: 400px"><div class="carousel-inner">
<div class="carousel-item active">${frame('First')}</div><div class="carousel-item">${frame('Second')}</div>
<div class="carousel-item"><video ${at('/slide.webm')} width="400" height="250"></video></div></div>
<button data-bs-target="#strip" data-bs-slide="next">Next</button></div>
<button data-bs-toggle="modal" data-bs-target="#box">Open</button></div>
<div id="box" class="modal fade" tabindex="-1"><div class="modal-dialog"><div class="modal-content">${frame('Boxed')}
<video ${at('/boxed.webm')} width="300" height="150"></video><button data-bs-dismiss="modal">Shut</button></div></div></div>`
  return site.page('/', consentPage({ config: clipsConfig, head, body }))
}

/** The video lies under its placeholder, exactly, and the placeholder is in sight. */
async function expectCovered(page: Page, video: string): Promise<void> {
  const boxes = () =>
    page.evaluate((selector) => {
      const face = document.querySelector(selector) as Element
      return [face, face.nextElementSibling as Element].map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return [x, y, width, height].map(Math.round)
      })
    }, video)
  await expect(
    page.locator(`${video} + iframe`).contentFrame().getByRole('button', { name: 'Load this once' }),
  ).toBeInViewport()
  await expect(async () => {
    const [face, over] = await boxes()
    expect(over).toEqual(face)
    expect(face?.[2]).toBeGreaterThan(200)
  }).toPass({ timeout: 5000 })
}
const next = async (page: Page) => {
  await page.getByRole('button', { name: 'Next' }).click()
  await page.waitForTimeout(1000)
}
const loadOnce = (page: Page, name: string) => waitsIn(placeholderIn(page, name))
const play = (page: Page, name: string) => playsIn(page.frameLocator(`iframe[title=${name}]`))

test('Bootstrap, refused: tabs, slides and a dialog say what waits in them once they are shown', async ({
  site,
  page,
}) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.rejectAll()')
  await page.getByRole('tab', { name: 'Frame' }).click()
  await expect(loadOnce(page, 'Tabbed')).toBeInViewport()
  await page.getByRole('tab', { name: 'Video' }).click()
  await expectCovered(page, '#c video')
  await page.getByRole('tab', { name: 'Text' }).click()
  await page.getByRole('tab', { name: 'Video' }).click()
  await expectCovered(page, '#c video')

  await expect(loadOnce(page, 'First')).toBeInViewport()
  await next(page)
  await expect(loadOnce(page, 'Second')).toBeInViewport()
  await next(page)
  await expectCovered(page, '#strip video')
  await next(page)
  await expect(loadOnce(page, 'First')).toBeInViewport()

  for (let times = 0; times < 2; times++) {
    await page.getByRole('button', { name: 'Open' }).click()
    await page.waitForTimeout(500)
    await expect(loadOnce(page, 'Boxed')).toBeInViewport()
    await expectCovered(page, '#box video')
    await page.getByRole('button', { name: 'Shut' }).click()
    await expect(page.locator('.modal-backdrop')).toHaveCount(0)
  }
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('Bootstrap, granted while they are hidden: what they hold is there once they are shown', async ({
  site,
  page,
}) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.rejectAll()')
  await page.getByRole('tab', { name: 'Video' }).click()
  await expectCovered(page, '#c video')
  await page.getByRole('tab', { name: 'Text' }).click()
  await page.evaluate('InteractConsent.acceptAll()')
  await page.getByRole('tab', { name: 'Frame' }).click()
  await play(page, 'Tabbed').click()
  await page.getByRole('tab', { name: 'Video' }).click()
  await expect(page.locator('#c video')).toHaveAttribute('src', /clip/)
  await page.locator('#c video').click()
  await play(page, 'First').click()
  await next(page)
  await play(page, 'Second').click()
  await page.getByRole('button', { name: 'Open' }).click()
  await play(page, 'Boxed').click()
  expect(await countPlaceholders(page)).toBe(0)
  await page.evaluate('InteractConsent.rejectAll()')
  await expect(loadOnce(page, 'Boxed')).toBeInViewport()
  await expectCovered(page, '#box video')
  expect(consoleOf(page).errors).toEqual([])
})
