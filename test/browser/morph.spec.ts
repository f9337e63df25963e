import { clipsConfig, playsIn, serveClip } from './support/clips'
import { packaged } from './support/packaged'
import { countPlaceholders, placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, test } from './support/site'

/* What brings a page in line with the server's markup takes away whatever that does not have: Livewire, htmx, Turbo. */

/** Each morpher: its files, and what brings `<main>` in line with `html`. */
const MORPHERS: Record<string, [files: string[], code: string]> = {
  idiomorph: [['idiomorph/dist/idiomorph.js'], `Idiomorph.morph(document.body, html, { morphStyle: 'innerHTML' })`],
  "Alpine's, as in Livewire": [
    ['@alpinejs/morph/dist/cdn.js', 'alpinejs/dist/cdn.js'],
    `Alpine.morph(document.querySelector('main'), html)`,
  ],
}
const FRAMES: Record<string, (url: string) => string> = {
  'its author has tagged': (url) => `<iframe data-consent="clips" data-src="${url}" title="A clip"></iframe>`,
  'a gate holds': (url) => `<iframe src="${url}" title="A clip"></iframe>`,
}

for (const [morpher, [files, code]] of Object.entries(MORPHERS)) {
  for (const [how, markup] of Object.entries(FRAMES)) {
    test(`${morpher}: a frame that ${how} waits and plays through morphs`, async ({ site, page }) => {
      for (const file of files) site.script(`/${file}`, packaged(file))
      const head = files.map((file) => `<script defer src="/${file}"></script>`).join('')
      const url = serveClip(site)
      const body = `<main><p>1</p>${markup(url)}<p>2</p></main>`
      await page.goto(site.page('/', consentPage({ config: clipsConfig, head, body })))
      const morph = async () => {
        await page.evaluate(`(() => { const html = ${JSON.stringify(body)}; ${code} })()`)
        await page.waitForTimeout(300)
      }
      const play = playsIn(page.frameLocator('iframe'))
      await page.evaluate('InteractConsent.rejectAll()')
      for (let times = 0; times < 2; times++) {
        await expect(placeholderIn(page, 'A clip')).toBeVisible()
        await morph()
      }
      await expect(placeholderIn(page, 'A clip')).toBeVisible()
      await expect(page.locator('interact-consent')).toHaveCount(1)
      expect(await countPlaceholders(page)).toBe(1)
      expect(site.requests('/embed').length).toBeLessThan(2)
      await page.evaluate('InteractConsent.acceptAll()')
      await expect(play).toBeVisible()
      await morph()
      await expect(play).toBeVisible()
      expect(await countPlaceholders(page)).toBe(0)
      await page.evaluate('InteractConsent.rejectAll()')
      await expect(placeholderIn(page, 'A clip')).toBeVisible()
      await expect(play).toHaveCount(0)
      expect(consoleOf(page).errors).toEqual([])
    })
  }
}
