import type { Page } from '@playwright/test'
import type { ConsentConfig } from '../../src/config/schema'
import { consentPage, consoleOf, expect, OWN_HOST, SIBLING_HOST, type Site, test } from './support/site'

const accept = (page: Page) => page.getByRole('button', { name: 'Accept all' })
const lines = (page: Page): string[] =>
  consoleOf(page)
    .texts('error')
    .filter((text) => text.startsWith('[consent]'))
/** Two sites under one domain, each with its own config. */
function serve(site: Site, own: ConsentConfig, sibling: ConsentConfig): void {
  const body = '<button data-consent-open>Cookies</button>'
  site.page('/', consentPage({ config: { afterRevoke: 'keep', ...own }, body }), { host: OWN_HOST })
  site.page('/', consentPage({ config: { afterRevoke: 'keep', ...sibling }, body }), { host: SIBLING_HOST })
}
const visit = (page: Page, site: Site, host: string) => page.goto(site.url('/', host))
/** Whether a page asks once it has started. */
async function asks(page: Page): Promise<boolean> {
  await page.waitForFunction(
    "document.documentElement.dataset.consentGranted !== undefined || document.querySelector('dialog')",
  )
  return (await page.locator('dialog').count()) > 0
}

test('sites that declare other services ask about those alone, and not in turns', async ({ site, page }) => {
  const policy = { url: '/p', version: '1' }
  serve(
    site,
    { policy, services: [{ id: 'shop-stats', category: 'analytics' }] },
    { policy, services: [{ id: 'blog-ads', name: 'Blog ads', category: 'marketing' }] },
  )
  await visit(page, site, OWN_HOST)
  await accept(page).click()
  await visit(page, site, SIBLING_HOST)
  await expect(page.locator('dialog')).toContainText(/since your last choice: Blog ads\./)
  expect(await page.evaluate("InteractConsent.allows('analytics')")).toBe(true)
  await accept(page).click()
  for (const host of [OWN_HOST, SIBLING_HOST, OWN_HOST]) {
    await visit(page, site, host)
    expect([host, await asks(page)]).toEqual([host, false])
    expect(await page.evaluate('InteractConsent.choice.granted')).toEqual(['functional', 'analytics', 'marketing'])
  }
  expect(lines(page)).toEqual([])
})

test('another version of the policy on a sibling is told with the way out', async ({ site, page }) => {
  serve(site, { policy: { url: '/p', version: '2026-01-01' } }, { policy: { url: '/q', version: '2026-06-01' } })
  await visit(page, site, OWN_HOST)
  await accept(page).click()
  // A later version is what a new policy has, too: nobody need be told.
  await visit(page, site, SIBLING_HOST)
  expect(await asks(page)).toBe(true)
  await accept(page).click()
  await page.waitForTimeout(200)
  expect(lines(page)).toEqual([])
  await visit(page, site, OWN_HOST)
  expect(await asks(page)).toBe(true)
  await expect.poll(() => lines(page)).toHaveLength(1)
  expect(lines(page)[0]).toMatch(/^\[consent\] other-policy: 2026-06-01 \(2026-01-01\) — .*cookie\.name/)
})

test('with a name of its own for the cookie each has its own choice', async ({ site, page }) => {
  serve(
    site,
    { policy: { url: '/p', version: '2026-01-01' } },
    { policy: { url: '/q', version: '2026-06-01' }, cookie: { name: 'blog_consent' } },
  )
  for (const host of [OWN_HOST, SIBLING_HOST]) {
    await visit(page, site, host)
    await accept(page).click()
  }
  for (const host of [OWN_HOST, SIBLING_HOST, OWN_HOST]) {
    await visit(page, site, host)
    expect([host, await asks(page)]).toEqual([host, false])
  }
  expect(lines(page)).toEqual([])
})
