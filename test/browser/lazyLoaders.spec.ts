import type { Page } from '@playwright/test'
import { clipsConfig, playsIn, serveClip, servePicture } from './support/clips'
import { packaged } from './support/packaged'
import { countPlaceholders, placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

/* Lazy loaders keep addresses under `data-src`, as held elements do, and give them to whatever comes into sight. */

const DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'

interface Loader {
  file: string
  /** The class of what it loads. */
  name: string
  start?: string
}
const LOADERS: Record<string, Loader> = {
  lazysizes: { file: 'lazysizes/lazysizes.js', name: 'lazyload' },
  'vanilla-lazyload': {
    file: 'vanilla-lazyload/dist/lazyload.iife.js',
    name: 'lazy',
    start: 'onload = () => { loader = new LazyLoad() }',
  },
}

function serve(site: Site, { file, name, start = '' }: Loader): string {
  site.route('/own.svg', (_request, response) => void response.type('svg').send(DOT))
  site.script('/library.js', packaged(file))
  const held = (url: string) => `class="${name}" data-consent="clips" data-src="${url}"`
  return site.page(
    '/',
    consentPage({
      config: clipsConfig,
      head: '<script src="/library.js" async></script>',
      body: `<p style="height: 3000px">Above</p><img class="${name}" data-src="/own.svg" alt="own" width="99" height="99">
<iframe ${held(serveClip(site))} title="A clip" width="480" height="270"></iframe><img ${held(servePicture(site))} alt="held" width="99" height="99">
<p style="height: 3000px">Below</p><script>${start}</script>`,
    }),
  )
}
const scroll = async (page: Page, to: string) => {
  await page.evaluate(`document.querySelector('${to}').scrollIntoView({ block: 'center' })`)
  await page.waitForTimeout(500)
}
/** Expects that what was held is there once it comes into sight. */
const expectShown = async (page: Page) => {
  await scroll(page, 'iframe[title]')
  await playsIn(page.frameLocator('iframe[title]')).click()
  await expect(page.locator('img[alt=held]')).toHaveJSProperty('complete', true)
}

for (const [loader, given] of Object.entries(LOADERS)) {
  test(`${loader}: what is held waits while it comes into sight and goes, and comes once with the grant`, async ({
    site,
    page,
  }) => {
    const asked = () => site.requests({ host: TRACKER_HOST }).map(({ path }) => path)
    await page.goto(serve(site, given))
    await page.evaluate('InteractConsent.rejectAll()')
    for (let times = 0; times < 2; times++) {
      await scroll(page, 'iframe[title]')
      await expect.poll(() => site.requests('/own.svg').length).toBe(1)
      await expect(placeholderIn(page, 'A clip')).toBeVisible()
      await scroll(page, 'p')
    }
    expect(asked()).toEqual([])
    await page.evaluate('InteractConsent.acceptAll()')
    for (let times = 0; times < 2; times++) {
      await expectShown(page)
      await scroll(page, 'p')
    }
    expect(await countPlaceholders(page)).toBe(0)
    await page.evaluate('InteractConsent.rejectAll()')
    await scroll(page, 'iframe[title]')
    await expect(placeholderIn(page, 'A clip')).toBeVisible()
    expect(await page.locator('img[alt=held]').evaluate((image: HTMLImageElement) => image.currentSrc)).toBe('')
    expect([...new Set(asked())].sort()).toEqual(['/dot.svg', '/embed'])
    expect(consoleOf(page).errors).toEqual([])
  })

  test(`${loader}, granted from the start: what was held is there once it comes into sight`, async ({ site, page }) => {
    await page.goto(serve(site, given))
    await page.evaluate('InteractConsent.acceptAll()')
    await page.reload()
    for (let times = 0; times < 2; times++) {
      await expectShown(page)
      await scroll(page, 'p')
    }
    expect(await countPlaceholders(page)).toBe(0)
    expect(consoleOf(page).errors).toEqual([])
  })
}
