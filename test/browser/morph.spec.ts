import { countPlaceholders, placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'
import { packaged } from './support/softPages'

/* What brings a page in line with the server's markup takes away whatever that does not have: Livewire, htmx, Turbo. */

const config = {
  afterRevoke: 'keep' as const,
  services: [{ id: 'clips', category: 'marketing', hosts: [TRACKER_HOST] }],
}
const library = `<script>${packaged('idiomorph/dist/idiomorph.js')}</script>`

for (const [how, markup] of [
  ['its author has tagged', (url: string) => `<iframe data-consent="clips" data-src="${url}" title="A clip"></iframe>`],
  ['a gate holds', (url: string) => `<iframe src="${url}" title="A clip"></iframe>`],
] as const) {
  test(`a frame that ${how} waits and plays through morphs`, async ({ site, page }) => {
    const url = site.page('/embed', '<button>Play</button>', { host: TRACKER_HOST })
    const body = `<p>1</p>${markup(url)}<p>2</p>`
    await page.goto(site.page('/', consentPage({ config, head: library, body })))
    const morph = async () => {
      await page.evaluate((html) => {
        const { Idiomorph } = window as unknown as { Idiomorph: { morph(old: Node, now: string, how: object): void } }
        Idiomorph.morph(document.body, html, { morphStyle: 'innerHTML' })
      }, body)
      await page.waitForTimeout(300)
    }
    const play = page.frameLocator('iframe').getByRole('button', { name: 'Play' })
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
