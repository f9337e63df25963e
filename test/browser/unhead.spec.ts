import type { Page } from '@playwright/test'
import { bundle } from './support/bundle'
import { counting } from './support/counting'
import { expectNoneRan, expectRanAlike, HELD, serveCounted, type Visited } from './support/headTags'
import { consentPage, expect, type Site, test } from './support/site'

/* Vue, Nuxt and others keep a page's head by unhead. */

/** A plain script and the same one tagged: with an address, and inline. */
const pair = (name: string) => [
  { src: `/plain.js?${name}` },
  { src: `/tagged.js?${name}`, ...HELD },
  { innerHTML: counting(`plain inline ${name}`) },
  { innerHTML: counting(`tagged inline ${name}`), ...HELD },
]
/** What each page of the app has in its head, beside what all have. */
const PAGES: Record<Visited, object> = {
  both: { title: 'both', script: [...pair('site'), ...pair('page')] },
  site: { title: 'site', script: pair('site') },
  none: { title: 'none' },
}

async function open(site: Site, page: Page) {
  site.script('/app.js', await bundle('unheadEntry.ts'))
  serveCounted(site)
  const body = '<script src="/app.js"></script>'
  await page.goto(site.page('/', consentPage({ config: { afterRevoke: 'keep' }, body })))
  return async (name: Visited) => {
    await page.evaluate((input) => (window as unknown as { visit(input: object): void }).visit(input), PAGES[name])
    await expect(page).toHaveTitle(name)
    await page.waitForTimeout(300)
  }
}

test('unhead, refused: no tagged script runs, however pages come and go', async ({ site, page }) => {
  await expectNoneRan(site, page, await open(site, page))
})

test('unhead, granted: each tagged script runs as often as the plain one beside it', async ({ site, page }) => {
  await expectRanAlike(page, await open(site, page))
})
