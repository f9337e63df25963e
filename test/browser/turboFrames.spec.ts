import type { Page } from '@playwright/test'
import { clipsConfig } from './support/clips'
import { counting } from './support/counting'
import { packaged } from './support/packaged'
import { placeholderIn } from './support/placeholder'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'
import { call, expectPlayable } from './support/softPages'

/* A <turbo-frame> puts a part of another page in the place of its own, or morphs it with the page. */

function serve(site: Site): string {
  site.script('/library.js', packaged('@hotwired/turbo/dist/turbo.es2017-umd.js'))
  site.page(
    '/embed',
    `<button onclick="parent.postMessage('played', '*')" style="position: fixed; inset: 0">Play</button>`,
    {
      host: TRACKER_HOST,
    },
  )
  const url = site.url('/embed', TRACKER_HOST)
  for (const [name, other] of [
    ['one', 'two'],
    ['two', 'one'],
  ] as const) {
    site.page(
      `/${name}-part`,
      `<!doctype html><turbo-frame id="part"><h1>${name}</h1><a id="go" href="/${other}-part">on</a>
<iframe data-consent="clips" data-src="${url}" title="A clip" width="480" height="270"></iframe>
<script type="text/plain" data-consent="clips">${counting('tagged')}</script><script>${counting('plain')}</script></turbo-frame>`,
    )
  }
  const head = '<meta name="turbo-refresh-method" content="morph"><script src="/library.js"></script>'
  const body = '<turbo-frame id="part" src="/one-part" refresh="morph"></turbo-frame>'
  return site.page('/', consentPage({ config: clipsConfig, head, body }))
}

const arrive = async (page: Page, name: string) => {
  await expect(page.locator('h1')).toHaveText(name)
  await page.waitForTimeout(300)
}
const go = (page: Page) => page.locator('#go').click()
const refresh = async (page: Page) => {
  await page.evaluate('Turbo.session.refresh(location.href)')
  await page.waitForTimeout(600)
}
/** The parts that the page shows one after the other, each with the way to the next. */
const WAYS = [
  ['one', go],
  ['two', go],
  ['one', refresh],
] as const
const counts = (page: Page) => page.evaluate<Record<string, number>>('window.counts')

test('Turbo frames, refused: what waits says so through visits and morphs', async ({ site, page }) => {
  await page.goto(serve(site))
  await call(page, 'rejectAll()')
  for (const [name, goOn] of WAYS) {
    await arrive(page, name)
    await expect(placeholderIn(page, 'A clip')).toBeVisible()
    await goOn(page)
  }
  await arrive(page, 'one')
  await expect(placeholderIn(page, 'A clip')).toBeVisible()
  expect((await counts(page)).tagged).toBeUndefined()
  expect(site.requests('/embed')).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('Turbo frames, granted: tagged scripts run as often as plain ones, and the video plays', async ({
  site,
  page,
}) => {
  await page.goto(serve(site))
  await call(page, 'acceptAll()')
  for (const [name, goOn] of WAYS) {
    await arrive(page, name)
    await expectPlayable(page)
    // Both of one moment.
    await expect.poll(() => counts(page).then(({ tagged = 0, plain = 0 }) => tagged - plain)).toBe(0)
    await goOn(page)
  }
  await arrive(page, 'one')
  await expectPlayable(page)
  const { plain, tagged } = await counts(page)
  expect(tagged).toBe(plain)
  expect(plain).toBeGreaterThan(2)
  expect(consoleOf(page).errors).toEqual([])
})
