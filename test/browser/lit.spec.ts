import type { Page } from '@playwright/test'
import { bundle } from './support/bundle'
import { clipsConfig, playsIn, serveClip, waitsIn } from './support/clips'
import { countPlaceholders } from './support/placeholder'
import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

/* Lit renders into shadow roots, gives addresses to what stands there already, and takes it away. */

const set = (page: Page, values: string) =>
  page.evaluate(`Object.assign(document.querySelector('clip-card'), ${values}).updateComplete.then(() => {})`)

test('Lit: a frame and a video in a shadow root wait, follow what they are given, come and go', async ({
  site,
  page,
}) => {
  site.script('/app.js', await bundle('litEntry.ts'))
  const clip = serveClip(site)
  site.page('/clip.webm', '')
  const src = (name: string) => `${clip}?${name}`
  const body = `<clip-card src="${src('one')}" open></clip-card>`
  await page.goto(
    site.page('/', consentPage({ config: clipsConfig, head: '<script defer src="/app.js"></script>', body })),
  )
  await page.evaluate('InteractConsent.rejectAll()')
  const waits = waitsIn(page.frameLocator('iframe[title="A clip"]'))
  const plays = playsIn(page.frameLocator('iframe[title="A clip"]'))
  await expect(waits).toBeVisible()
  await expect.poll(() => countPlaceholders(page)).toBe(2)
  await set(page, '{ isOpen: false }')
  await expect.poll(() => countPlaceholders(page)).toBe(0)
  await set(page, `{ isOpen: true, src: '${src('two')}' }`)
  await expect(waits).toBeVisible()
  await expect.poll(() => countPlaceholders(page)).toBe(2)
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])

  await page.evaluate('InteractConsent.acceptAll()')
  await plays.click()
  await set(page, `{ src: '${src('three')}' }`)
  await expect.poll(() => site.requests('/embed').map(({ url }) => url)).toEqual(['/embed?two', '/embed?three'])
  await plays.click()
  await set(page, '{ isOpen: false }')
  await set(page, '{ isOpen: true }')
  await plays.click()
  expect(await countPlaceholders(page)).toBe(0)
  await page.evaluate('InteractConsent.rejectAll()')
  await expect(waits).toBeVisible()
  await expect.poll(() => countPlaceholders(page)).toBe(2)
  expect(consoleOf(page).errors).toEqual([])
})
