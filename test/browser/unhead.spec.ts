import type { Page } from '@playwright/test'
import { bundle } from './support/bundle'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'
import { call } from './support/softPages'

/*
 * Vue, Nuxt and others keep a page's head by unhead: it compares, replaces and removes tags as one goes from page to
 * page. A plain script beside each says how often a tagged one is to run.
 */

const counting = (name: string): string => `(window.counts ??= {})['${name}'] = (window.counts['${name}'] ?? 0) + 1`
const held = { type: 'text/plain', 'data-consent': 'analytics' }
/** A plain script and the same one tagged: with an address, and inline. */
const pair = (name: string) => [
  { src: `/plain.js?${name}` },
  { src: `/tagged.js?${name}`, ...held },
  { innerHTML: counting(`plain inline ${name}`) },
  { innerHTML: counting(`tagged inline ${name}`), ...held },
]
/** What each page of the app has in its head, beside what all have. */
const PAGES: Record<string, object> = {
  both: { title: 'Both', script: [...pair('site'), ...pair('page')] },
  site: { title: 'Site', script: pair('site') },
  none: { title: 'None' },
}

async function open(site: Site, page: Page) {
  site.script('/app.js', await bundle('unheadEntry.ts'))
  for (const kind of ['plain', 'tagged']) {
    site.route(
      `/${kind}.js`,
      (request, response) => void response.type('js').send(counting(`${kind} ${Object.keys(request.query)[0]}`)),
    )
  }
  const body = '<script src="/app.js"></script>'
  await page.goto(site.page('/', consentPage({ config: { afterRevoke: 'keep' }, body })))
}
const visit = async (page: Page, name: string) => {
  await page.evaluate((input) => (window as unknown as { visit(input: object): void }).visit(input), PAGES[name] ?? {})
  await expect(page).toHaveTitle(name[0]?.toUpperCase() + name.slice(1))
  await page.waitForTimeout(300)
}
const counts = (page: Page) => page.evaluate<Record<string, number>>('window.counts')
const ROUTE = ['both', 'site', 'both', 'none', 'both', 'both', 'none', 'site']

test('unhead, refused: no tagged script runs, however pages come and go', async ({ site, page }) => {
  await open(site, page)
  await call(page, 'rejectAll()')
  for (const name of ROUTE) await visit(page, name)
  expect(Object.keys(await counts(page)).filter((name) => name.startsWith('tagged'))).toEqual([])
  expect(site.requests('/tagged.js')).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('unhead, granted: each tagged script runs as often as the plain one beside it', async ({ site, page }) => {
  await open(site, page)
  await call(page, 'acceptAll()')
  for (const name of ROUTE) {
    await visit(page, name)
    const now = await counts(page)
    for (const kind of Object.keys(now).filter((kind) => kind.startsWith('plain')))
      expect([name, kind, now[kind.replace('plain', 'tagged')]]).toEqual([name, kind, now[kind]])
  }
  expect(consoleOf(page).errors).toEqual([])
})
