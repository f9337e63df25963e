import type { Page } from '@playwright/test'
import { bundleWith, ensureReact, REACT_VERSIONS, type ReactVersion } from './support/reactVersions'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'
import { call } from './support/softPages'

/*
 * react-helmet-async compares the tags of a head and makes anew what has changed, with React 18; with React 19 it leaves
 * them to React, which adds each address once. A plain script beside each says how often a tagged one is to run.
 */

const counting = (name: string): string => `(window.counts ??= {})['${name}'] = (window.counts['${name}'] ?? 0) + 1`
const held = { type: 'text/plain', 'data-consent': 'analytics' }

/** A plain script and the same one tagged. React runs inline ones only where helmet makes them. */
const pair = (version: ReactVersion, name: string) => [
  { src: `/plain.js?${name}`, async: 'async' },
  { src: `/tagged.js?${name}`, async: 'async', ...held },
  ...(version === 18
    ? [{ code: counting(`plain inline ${name}`) }, { code: counting(`tagged inline ${name}`), ...held }]
    : []),
]
/** What each page of the app has in its head. */
const pages = (version: ReactVersion) => ({
  both: { title: 'both', scripts: [...pair(version, 'site'), ...pair(version, 'page')] },
  site: { title: 'site', scripts: pair(version, 'site') },
  none: { title: 'none', scripts: [] },
})
const ROUTE = ['both', 'site', 'both', 'none', 'both', 'both', 'none', 'site'] as const

test.beforeAll(ensureReact)

async function open(site: Site, page: Page, version: ReactVersion) {
  site.script('/app.js', await bundleWith(version, 'helmetEntry.ts'))
  for (const kind of ['plain', 'tagged']) {
    site.route(
      `/${kind}.js`,
      (request, response) => void response.type('js').send(counting(`${kind} ${Object.keys(request.query)[0]}`)),
    )
  }
  const body = '<main></main><script src="/app.js"></script>'
  await page.goto(site.page('/', consentPage({ config: { afterRevoke: 'keep' }, title: '', body })))
}
async function visit(page: Page, version: ReactVersion, name: (typeof ROUTE)[number]) {
  await page.evaluate((head) => (window as unknown as { visit(head: object): void }).visit(head), pages(version)[name])
  await expect(page.locator('h1')).toHaveText(name)
  await expect(page).toHaveTitle(name)
  await page.waitForTimeout(400)
}
const counts = (page: Page) => page.evaluate<Record<string, number>>('window.counts')

for (const version of REACT_VERSIONS) {
  test(`helmet with React ${version}, refused: no tagged script runs, however pages come and go`, async ({
    site,
    page,
  }) => {
    await open(site, page, version)
    await call(page, 'rejectAll()')
    for (const name of ROUTE) await visit(page, version, name)
    const ran = Object.keys(await counts(page))
    expect(ran.filter((kind) => kind.startsWith('tagged'))).toEqual([])
    expect(ran).toContain('plain page')
    expect(site.requests('/tagged.js')).toEqual([])
    expect(consoleOf(page).errors).toEqual([])
  })

  test(`helmet with React ${version}, granted: each tagged script runs as often as the plain one beside it`, async ({
    site,
    page,
  }) => {
    await open(site, page, version)
    await call(page, 'acceptAll()')
    for (const name of ROUTE) {
      await visit(page, version, name)
      const now = await counts(page)
      for (const kind of Object.keys(now).filter((kind) => kind.startsWith('plain')))
        expect([name, kind, now[kind.replace('plain', 'tagged')]]).toEqual([name, kind, now[kind]])
    }
    expect(consoleOf(page).errors).toEqual([])
  })
}
