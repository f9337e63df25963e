import type { Page } from '@playwright/test'
import { counting, countsOf } from './counting'
import { consoleOf, expect, type Site } from './site'

/*
 * What compares, replaces and removes the tags of a page's head, as one goes from page to page. A plain script beside each
 * tagged one says how often that is to run.
 */

export const HELD = { type: 'text/plain', 'data-consent': 'analytics' }

/** Pages to visit one after the other: with a script of the site and one of the page, with the first alone, with none. */
export const ROUTE = ['both', 'site', 'both', 'none', 'both', 'both', 'none', 'site'] as const
export type Visited = (typeof ROUTE)[number]

/** Serves `/plain.js` and `/tagged.js`, which count themselves under their query: `plain site`. */
export function serveCounted(site: Site): void {
  for (const kind of ['plain', 'tagged']) {
    site.route(
      `/${kind}.js`,
      (request, response) => void response.type('js').send(counting(`${kind} ${Object.keys(request.query)[0]}`)),
    )
  }
}

/** No tagged script runs, however pages come and go. */
export async function expectNoneRan(site: Site, page: Page, visit: (name: Visited) => Promise<void>): Promise<void> {
  await page.evaluate('InteractConsent.rejectAll()')
  for (const name of ROUTE) await visit(name)
  const ran = Object.keys(await countsOf(page))
  expect(ran.filter((kind) => kind.startsWith('tagged'))).toEqual([])
  expect(ran).toContain('plain page')
  expect(site.requests('/tagged.js')).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
}

/** Each tagged script runs as often as the plain one beside it. */
export async function expectRanAlike(page: Page, visit: (name: Visited) => Promise<void>): Promise<void> {
  await page.evaluate('InteractConsent.acceptAll()')
  for (const name of ROUTE) {
    await visit(name)
    const now = await countsOf(page)
    for (const kind of Object.keys(now).filter((kind) => kind.startsWith('plain')))
      expect([name, kind, now[kind.replace('plain', 'tagged')]]).toEqual([name, kind, now[kind]])
  }
  expect(consoleOf(page).errors).toEqual([])
}
