import type { Page } from '@playwright/test'
import { counting } from './support/counting'
import { expectNoneRan, expectRanAlike, HELD, serveCounted, type Visited } from './support/headTags'
import { bundleWith, ensureReact, REACT_VERSIONS, type ReactVersion } from './support/reactVersions'
import { consentPage, expect, type Site, test } from './support/site'

/*
 * react-helmet-async compares the tags of a head and makes anew what has changed, with React 18; with React 19 it leaves
 * them to React, which adds each address once.
 */

/** A plain script and the same one tagged. React runs inline ones only where helmet makes them. */
const pair = (version: ReactVersion, name: string) => [
  { src: `/plain.js?${name}`, async: 'async' },
  { src: `/tagged.js?${name}`, async: 'async', ...HELD },
  ...(version === 18
    ? [{ code: counting(`plain inline ${name}`) }, { code: counting(`tagged inline ${name}`), ...HELD }]
    : []),
]
/** What each page of the app has in its head. */
const pages = (version: ReactVersion): Record<Visited, object> => ({
  both: { title: 'both', scripts: [...pair(version, 'site'), ...pair(version, 'page')] },
  site: { title: 'site', scripts: pair(version, 'site') },
  none: { title: 'none', scripts: [] },
})

test.beforeAll(ensureReact)

async function open(site: Site, page: Page, version: ReactVersion) {
  site.script('/app.js', await bundleWith(version, 'helmetEntry.ts'))
  serveCounted(site)
  const body = '<main></main><script src="/app.js"></script>'
  await page.goto(site.page('/', consentPage({ config: { afterRevoke: 'keep' }, title: '', body })))
  return async (name: Visited) => {
    await page.evaluate(
      (head) => (window as unknown as { visit(head: object): void }).visit(head),
      pages(version)[name],
    )
    await expect(page.locator('h1')).toHaveText(name)
    await expect(page).toHaveTitle(name)
    await page.waitForTimeout(400)
  }
}

for (const version of REACT_VERSIONS) {
  test(`helmet with React ${version}, refused: no tagged script runs, however pages come and go`, async ({
    site,
    page,
  }) => {
    await expectNoneRan(site, page, await open(site, page, version))
  })

  test(`helmet with React ${version}, granted: each tagged script runs as often as the plain one beside it`, async ({
    site,
    page,
  }) => {
    await expectRanAlike(page, await open(site, page, version))
  })
}
