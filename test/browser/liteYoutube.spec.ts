import type { Page } from '@playwright/test'
import { packaged } from './support/packaged'
import { countPlaceholders } from './support/placeholder'
import { consentPage, consoleOf, expect, test } from './support/site'

/* A picture with a button, which puts the player in its place once it is pressed. */

const config = {
  afterRevoke: 'keep' as const,
  services: [{ id: 'youtube', category: 'marketing', hosts: ['youtube.com', 'youtube-nocookie.com', 'ytimg.com'] }],
}
const head = `<style>${packaged('lite-youtube-embed/src/lite-yt-embed.css')}</style><script>${packaged('lite-youtube-embed/src/lite-yt-embed.js')}</script>`
const body = '<lite-youtube videoid="abc" playlabel="A clip" style="width: 640px"></lite-youtube>'

async function serveClips(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.route(/youtube/, (route) => {
    asked.push(new URL(route.request().url()).pathname)
    return route.fulfill({ contentType: 'text/html', body: '<button>Pause</button>' })
  })
  await page.route(/ytimg/, (route) => route.fulfill({ status: 404 }))
  return asked
}
const frame = (page: Page) => page.frameLocator('lite-youtube iframe')

test('lite-youtube-embed, refused: the player that was asked for says that it waits, and comes with the grant', async ({
  site,
  page,
}) => {
  const asked = await serveClips(page)
  await page.goto(site.page('/', consentPage({ config, head, body })))
  await page.evaluate('InteractConsent.rejectAll()')
  await page.locator('lite-youtube').click()
  await expect(frame(page).getByRole('button', { name: 'Load this once' })).toBeVisible()
  expect(asked).toEqual([])
  await page.evaluate('InteractConsent.acceptAll()')
  await expect(frame(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  expect(asked).toEqual(['/embed/abc'])
  expect(await countPlaceholders(page)).toBe(0)
  await page.evaluate('InteractConsent.rejectAll()')
  await expect(frame(page).getByRole('button', { name: 'Load this once' })).toBeVisible()
  await frame(page).getByRole('button', { name: 'Load this once' }).click()
  await expect(frame(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('lite-youtube-embed, granted: it plays as without the SDK', async ({ site, page }) => {
  const asked = await serveClips(page)
  await page.goto(site.page('/', consentPage({ config, head, body })))
  await page.evaluate('InteractConsent.acceptAll()')
  await page.locator('lite-youtube').click()
  await expect(frame(page).getByRole('button', { name: 'Pause' })).toBeVisible()
  expect(asked).toEqual(['/embed/abc'])
  expect(consoleOf(page).errors).toEqual([])
})

test('lite-youtube-embed as in Safari, refused: the player says that it waits where the page needs no API of it', async ({
  site,
  page,
}) => {
  const asked = await serveClips(page)
  const before = `<script>Object.defineProperty(navigator, 'vendor', { value: 'Apple Computer, Inc.' })</script>`
  const without = `<script>for (const video of document.querySelectorAll('lite-youtube')) video.needsYTApi = false</script>`
  await page.goto(site.page('/', consentPage({ config, before, head, body: body + without })))
  await page.evaluate('InteractConsent.rejectAll()')
  await page.locator('lite-youtube').click()
  await expect(frame(page).getByRole('button', { name: 'Load this once' })).toBeVisible()
  expect(asked).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})
