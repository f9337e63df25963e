import type { Page } from '@playwright/test'
import { packaged } from './support/packaged'
import { placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, test } from './support/site'

/* Scripts that make videos as wide as their column look for them by their address. */

const config = {
  afterRevoke: 'keep' as const,
  services: [{ id: 'youtube', category: 'marketing', hosts: ['youtube.com'] }],
}
const ADDRESS = 'https://www.youtube.com/embed/1'
const library = `<script>${packaged('fitvids/dist/fitvids.js')}</script><style>main { width: 640px }</style>`

async function serveClips(page: Page): Promise<() => number> {
  let count = 0
  await page.route(`${ADDRESS}*`, (route) => {
    count++
    return route.fulfill({ contentType: 'text/html', body: '<button>Play</button>' })
  })
  return () => count
}

for (const [how, attributes, when] of [
  [
    'its author has tagged, once the page has loaded',
    `data-consent="youtube" data-src="${ADDRESS}"`,
    'onload = () => fitvids()',
  ],
  [
    'its author has tagged and given its empty address, at once',
    `data-consent="youtube" data-src="${ADDRESS}" src="about:blank#www.youtube.com/embed/1"`,
    'fitvids()',
  ],
] as const) {
  test(`FitVids finds a frame that waits: ${how}`, async ({ site, page }) => {
    const asked = await serveClips(page)
    const body = `<main><iframe ${attributes} title="A clip" width="320" height="180"></iframe></main><script>${when}</script>`
    await page.goto(site.page('/', consentPage({ config, head: library, body })))
    await page.evaluate('InteractConsent.rejectAll()')
    await expect(placeholderIn(page, 'A clip')).toBeVisible()
    const size = () => page.locator('iframe').evaluate(({ clientWidth, clientHeight }) => [clientWidth, clientHeight])
    await expect.poll(size).toEqual([640, 360])
    expect(asked()).toBe(0)
    await page.evaluate('InteractConsent.acceptAll()')
    await expect(page.frameLocator('iframe').getByRole('button', { name: 'Play' })).toBeVisible()
    expect(await size()).toEqual([640, 360])
    expect(asked()).toBe(1)
    await page.evaluate('InteractConsent.rejectAll()')
    await expect(placeholderIn(page, 'A clip')).toBeVisible()
    expect(await size()).toEqual([640, 360])
    expect(consoleOf(page).errors).toEqual([])
  })
}
