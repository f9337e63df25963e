import type { Page } from '@playwright/test'
import { clipsConfig, playsIn, serveClip } from './support/clips'
import { counting } from './support/counting'
import { packaged } from './support/packaged'
import { countPlaceholders, placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

/*
 * jQuery brings parts of a page by `innerHTML`, and evaluates the plain scripts in them each time. Nothing shows that of
 * a part that is equal to the one before: its tagged scripts do not run again, as docs/reference/tags.md says.
 */

function serve(site: Site): string {
  const clip = serveClip(site)
  site.script('/jquery.js', packaged('jquery/dist/jquery.js'))
  site.script('/tagged.js', counting('taggedFile'))
  site.script('/plain.js', counting('plainFile'))
  const held = 'type="text/plain" data-consent="clips"'
  site.page(
    '/part',
    `<iframe data-consent="clips" data-src="${clip}" title="A clip" width="400" height="250"></iframe>
<script ${held}>${counting('tagged')}</script><script>${counting('plain')}</script>
<script ${held} src="/tagged.js"></script><script src="/plain.js"></script>`,
  )
  const body = `<main></main><script>get = async () => (await fetch('/part')).text()</script>`
  return site.page('/', consentPage({ config: clipsConfig, head: '<script src="/jquery.js"></script>', body }))
}
const WAYS: Record<string, string> = {
  load: `new Promise((done) => $('main').load('/part', done))`,
  html: `get().then((part) => $('main').html(part))`,
  append: `get().then((part) => $('main').empty().append(part))`,
  clone: `get().then((part) => { const made = $('<div>').html(part); $('main').empty().append(made.clone(true)) })`,
}
const bring = async (page: Page, way: string) => {
  await page.evaluate(`${WAYS[way]}.then(() => {})`)
  await page.waitForTimeout(400)
}

for (const way of Object.keys(WAYS)) {
  test(`jQuery's ${way}, refused: what it brings waits and says so`, async ({ site, page }) => {
    await page.goto(serve(site))
    await page.evaluate('InteractConsent.rejectAll()')
    for (let times = 0; times < 3; times++) {
      await bring(page, way)
      await expect(placeholderIn(page, 'A clip')).toBeVisible()
      expect(await countPlaceholders(page)).toBe(1)
    }
    expect(Object.keys(await page.evaluate<object>('counts')).sort()).toEqual(['plain', 'plainFile'])
    expect(site.requests({ host: TRACKER_HOST })).toEqual([])
    expect(consoleOf(page).errors).toEqual([])
  })

  test(`jQuery's ${way}, granted: tagged scripts run once, and the video plays`, async ({ site, page }) => {
    await page.goto(serve(site))
    await page.evaluate('InteractConsent.acceptAll()')
    for (let times = 0; times < 3; times++) {
      await bring(page, way)
      await playsIn(page.frameLocator('iframe')).click()
      const { tagged, taggedFile, plain } = await page.evaluate<Record<string, number>>('counts')
      expect([tagged, taggedFile, plain]).toEqual([1, 1, times + 1])
    }
    expect(consoleOf(page).errors).toEqual([])
  })
}
