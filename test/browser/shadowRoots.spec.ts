import { clipsConfig, playsIn, serveClip, waitsIn } from './support/clips'
import { countPlaceholders } from './support/placeholder'
import { consentPage, consoleOf, expect, test } from './support/site'

for (const [how, held, beside] of [
  ['its author has tagged', `frame.dataset.consent = 'clips'; frame.dataset.src = url`, '<p data-consent="clips"></p>'],
  ['a gate holds', 'frame.src = url', ''],
] as const) {
  test(`a frame in a shadow root that ${how} says that it waits, and comes with the grant`, async ({ site, page }) => {
    const url = serveClip(site)
    const body = `<clip-card></clip-card><script>customElements.define('clip-card', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' })
        root.innerHTML = '<button>Show</button>'
        root.firstChild.onclick = () => {
          const frame = document.createElement('iframe')
          frame.title = 'A clip'
          const url = '${url}'
          ${held}
          root.replaceChildren(frame)
        }
      }
    })</script>${beside}`
    await page.goto(site.page('/', consentPage({ config: clipsConfig, body })))
    await page.evaluate('InteractConsent.rejectAll()')
    await page.getByRole('button', { name: 'Show' }).click()
    const frame = page.frameLocator('[title="A clip"]')
    await expect(waitsIn(frame)).toBeVisible()
    expect(site.requests('/embed')).toEqual([])
    await page.evaluate('InteractConsent.acceptAll()')
    await expect(playsIn(frame)).toBeVisible()
    expect(await countPlaceholders(page)).toBe(0)
    await page.evaluate('InteractConsent.rejectAll()')
    await expect(waitsIn(frame)).toBeVisible()
    expect(consoleOf(page).errors).toEqual([])
  })
}
