import type { Page } from '@playwright/test'
import { clipsConfig, playsIn, serveClip, servePicture, waitsIn } from './support/clips'
import { consentPage, expect, type Site, TRACKER_HOST, test } from './support/site'

/* What an element had loaded comes back with the page's history, or with markup that was taken from the page. */

const FRAMES: Record<string, (url: string) => string> = {
  'its author has tagged': (url) => `<iframe data-consent="clips" data-src="${url}"></iframe>`,
  'a gate holds': (url) => `<iframe src="${url}"></iframe>`,
}

/** Serves two pages, each with a video of its own, and opens the first. */
async function openFirst(site: Site, page: Page, frame: (url: string) => string): Promise<void> {
  for (const name of ['one', 'two'])
    site.page(`/${name}`, consentPage({ config: clipsConfig, title: name, body: frame(`${serveClip(site)}?${name}`) }))
  await page.goto(site.url('/one'))
  await page.evaluate('void InteractConsent.acceptAll()')
  await expect(playsIn(page.frameLocator('iframe'))).toBeVisible()
}

for (const [how, frame] of Object.entries(FRAMES)) {
  test(`granted: back and forth, a frame that ${how} plays, and each step leads to a page`, async ({ site, page }) => {
    await openFirst(site, page, frame)
    await page.goto(site.url('/two'))
    await expect(playsIn(page.frameLocator('iframe'))).toBeVisible()
    for (const [step, name] of Array.from({ length: 2 }, () => [
      ['back', 'one'] as const,
      ['forward', 'two'] as const,
    ]).flat()) {
      await page.evaluate(`history.${step}()`)
      await expect(page).toHaveTitle(name)
      await expect(playsIn(page.frameLocator(`iframe[src$="?${name}"]`))).toBeVisible()
      expect(await page.evaluate('history.length')).toBe(3)
    }
  })
}

test('back on a page whose frames had loaded, after the grant was taken back: nothing is asked for', async ({
  site,
  page,
}) => {
  const frame = FRAMES['its author has tagged'] as (url: string) => string
  await openFirst(site, page, frame)
  await page.reload()
  await expect(playsIn(page.frameLocator('iframe'))).toBeVisible()
  await page.goto(site.url('/two'))
  await page.evaluate('void InteractConsent.rejectAll()')
  await expect(waitsIn(page.frameLocator('iframe'))).toBeVisible()
  site.forgetRequests()
  await page.goBack()
  await expect(page).toHaveTitle('one')
  await expect(waitsIn(page.frameLocator('iframe'))).toBeVisible()
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
})

test('markup that was taken from the page while all had loaded waits where it is put in after a refusal', async ({
  site,
  page,
}) => {
  const attributes = (url: string) => `data-consent="clips" data-src="${url}" src="${url}"`
  await page.goto(site.page('/', consentPage({ config: clipsConfig, body: '<main></main>' })))
  await page.evaluate('void InteractConsent.rejectAll()')
  await page.evaluate(
    `document.querySelector('main').innerHTML = ${JSON.stringify(`<iframe ${attributes(serveClip(site))}></iframe><img ${attributes(servePicture(site))} alt="">`)}`,
  )
  await expect(waitsIn(page.frameLocator('iframe'))).toBeVisible()
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  await page.evaluate('void InteractConsent.acceptAll()')
  await expect(playsIn(page.frameLocator('iframe'))).toBeVisible()
  await expect.poll(() => site.requests('/dot.svg').length).toBe(1)
})
