import { countPlaceholders } from './support/placeholder'
import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

const config = {
  afterRevoke: 'keep' as const,
  services: [{ id: 'clips', category: 'marketing', hosts: [TRACKER_HOST] }],
}

for (const [how, held, beside] of [
  ['its author has tagged', `frame.dataset.consent = 'clips'; frame.dataset.src = url`, '<p data-consent="clips"></p>'],
  ['a gate holds', 'frame.src = url', ''],
] as const) {
  test(`a frame in a shadow root that ${how} says that it waits, and comes with the grant`, async ({ site, page }) => {
    const url = site.page('/embed', '<button>Play</button>', { host: TRACKER_HOST })
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
    await page.goto(site.page('/', consentPage({ config, body })))
    await page.evaluate('InteractConsent.rejectAll()')
    await page.getByRole('button', { name: 'Show' }).click()
    const frame = page.frameLocator('[title="A clip"]')
    await expect(frame.getByRole('button', { name: 'Load this once' })).toBeVisible()
    expect(site.requests('/embed')).toEqual([])
    await page.evaluate('InteractConsent.acceptAll()')
    await expect(frame.getByRole('button', { name: 'Play' })).toBeVisible()
    expect(await countPlaceholders(page)).toBe(0)
    await page.evaluate('InteractConsent.rejectAll()')
    await expect(frame.getByRole('button', { name: 'Load this once' })).toBeVisible()
    expect(consoleOf(page).errors).toEqual([])
  })
}
