import type { Page } from '@playwright/test'
import { clipsConfig, playsIn, serveClip } from './support/clips'
import { counting } from './support/counting'
import { packaged } from './support/packaged'
import { countPlaceholders, placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

/* `x-if` and `x-for` of Alpine make parts of a page from templates in its markup, and take them away. */

const tagged = 'type="text/plain" data-consent="clips"'

/** Part of the page comes from templates, and one frame has its address bound. */
function serve(site: Site): string {
  const clip = serveClip(site)
  site.script('/alpine.js', packaged('alpinejs/dist/cdn.js'))
  const frame = (more: string) => `<iframe data-consent="clips" ${more} width="200" height="150"></iframe>`
  const shown = `${frame(`title="Shown" data-src="${clip}?shown"`)}
<script ${tagged}>${counting('tagged')}</script><script>${counting('plain')}</script>`
  const head = `<script>base = '${clip}?'</script><script defer src="/alpine.js"></script>`
  const body = `<main x-data="{ isOpen: true, clips: [1, 2], at: 1 }"><button @click="isOpen = !isOpen">Switch</button>
<button @click="clips = [3, 2, 1]">Turn</button><button @click="at++">Change</button>
<template x-if="isOpen"><div id="shown">${shown}</div></template>
<template x-for="clip in clips" :key="clip">${frame(`:title="'Clip ' + clip" :data-src="base + clip"`)}</template>
${frame(`title="Bound" :data-src="base + 'bound' + at"`)}</main>`
  return site.page('/', consentPage({ config: clipsConfig, head, body }))
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const play = (page: Page, name: string) => playsIn(page.frameLocator(`iframe[title="${name}"]`))

test('Alpine, refused: what it makes from templates waits and says so', async ({ site, page }) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.rejectAll()')
  for (const title of ['Shown', 'Clip 1', 'Clip 2', 'Bound']) await expect(placeholderIn(page, title)).toBeVisible()
  await press(page, 'Switch')
  await expect(page.locator('#shown')).toHaveCount(0)
  await press(page, 'Switch')
  await press(page, 'Turn')
  await press(page, 'Change')
  for (const title of ['Shown', 'Clip 3', 'Clip 1', 'Clip 2', 'Bound'])
    await expect(placeholderIn(page, title)).toBeVisible()
  await expect.poll(() => countPlaceholders(page)).toBe(5)
  expect(await page.evaluate('counts.tagged')).toBeUndefined()
  expect(site.requests({ host: TRACKER_HOST })).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('Alpine, granted: what it makes from templates loads, follows its data and runs as plain scripts do', async ({
  site,
  page,
}) => {
  await page.goto(serve(site))
  await page.evaluate('InteractConsent.acceptAll()')
  for (const title of ['Shown', 'Clip 1', 'Clip 2', 'Bound']) await play(page, title).click()
  for (let times = 0; times < 2; times++) {
    await press(page, 'Switch')
    await page.waitForTimeout(200)
    await press(page, 'Switch')
    await play(page, 'Shown').click()
    await page.waitForTimeout(200)
  }
  await press(page, 'Turn')
  await press(page, 'Change')
  for (const title of ['Clip 3', 'Clip 1', 'Clip 2', 'Bound']) await play(page, title).click()
  expect(site.requests({ host: TRACKER_HOST }).map(({ url }) => url)).toContain('/embed?bound2')
  expect(await countPlaceholders(page)).toBe(0)
  expect(await page.evaluate('counts.tagged - counts.plain')).toBe(0)
  expect(consoleOf(page).errors).toEqual([])
})
