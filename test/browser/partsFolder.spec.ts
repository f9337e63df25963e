import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

const dist = (name: string): string => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))
/** Nothing but these files is to be had under these paths. */
function serve(site: Site, files: Record<string, string>): void {
  site.script('/consent*', '')
  for (const [path, name] of Object.entries(files)) site.file(path, dist(name))
}
const asked = (site: Site): string[] => site.requests(/consent[\w-]*\.js/).map(({ host, path }) => host + path)
const lines = (page: Page): string[] =>
  consoleOf(page)
    .texts('error')
    .filter((text) => text.startsWith('[consent]'))
const modal = (page: Page) => page.getByRole('button', { name: 'Accept all' })

test('data-parts on the tag says where the parts lie', async ({ site, page }) => {
  serve(site, { '/app.3f2a.js': 'consent.js', '/static/consent-ui.js': 'consent-ui.js' })
  await page.goto(site.page('/', consentPage({ src: '/app.3f2a.js', attributes: { 'data-parts': '/static' } })))
  await expect(modal(page)).toBeVisible()
})

test('parts in the JSON says where the parts lie', async ({ site, page }) => {
  serve(site, { '/app.3f2a.js': 'consent.js', '/static/consent-ui.js': 'consent-ui.js' })
  await page.goto(site.page('/', consentPage({ src: '/app.3f2a.js', config: { parts: '/static/' } })))
  await expect(modal(page)).toBeVisible()
})

test('beside an address of a package without a file name they lie in dist/', async ({ site, page }) => {
  const at = '/npm/@interactcx/consent@0.1.0'
  serve(site, { [at]: 'consent.js', [`${at}/dist/consent-ui.js`]: 'consent-ui.js' })
  await page.goto(site.page('/', consentPage({ src: at })))
  await expect(modal(page)).toBeVisible()
  expect(asked(site)).toEqual([`www.site.localhost${at}/dist/consent-ui.js`])
})

test.describe('under a policy with a nonce', () => {
  const csp = "script-src 'nonce-abc' 'strict-dynamic'"
  const head = (nonce: string, parts: string) =>
    `<script type="application/json" id="interact-consent"${nonce}>{"parts":"${parts}"}</script>`

  for (const at of ['before', 'head'] as const)
    test(`a block without it does not say from where scripts are loaded: ${at}`, async ({ site, page }) => {
      site.script('/consent-ui.js', 'window.injected = true', { host: TRACKER_HOST })
      const evil = site.url('/', TRACKER_HOST)
      await page.goto(site.page('/', consentPage({ csp, attributes: { nonce: 'abc' }, [at]: head('', evil) })))
      await expect(modal(page)).toBeVisible()
      expect(await page.evaluate('typeof injected')).toBe('undefined')
      expect(asked(site).some((url) => url.startsWith(TRACKER_HOST))).toBe(false)
    })

  test('a block that bears it does', async ({ site, page }) => {
    site.file('/static/consent-ui.js', dist('consent-ui.js'))
    const before = head(' nonce="abc"', '/static/')
    await page.goto(site.page('/', consentPage({ csp, attributes: { nonce: 'abc' }, before })))
    await expect(modal(page)).toBeVisible()
    expect(asked(site)).toContain('www.site.localhost/static/consent-ui.js')
  })
})

test('where a part and the words for it are missing, the console says in plain words what to do', async ({
  site,
  page,
}) => {
  serve(site, { '/app.3f2a.js': 'consent.js' })
  await page.goto(site.page('/', consentPage({ src: '/app.3f2a.js', config: '{' })))
  await expect
    .poll(() => lines(page).join('\n'))
    .toMatch(/ui-missing: http.*\/consent-ui\.js\S* brings nothing.*data-parts names its folder\./)
  expect(lines(page).join('\n')).toContain('[consent] SyntaxError')
})
