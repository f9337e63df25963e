import type { Page } from '@playwright/test'
import { consentPage, expect, test } from './support/site'

const TYPES = [
  'ad_personalization',
  'ad_storage',
  'ad_user_data',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
]
const config = { signals: ['google'], ui: false, afterRevoke: 'keep' } as const
/** Google's own snippet, in short: what a tag of the page pushes. */
const tag = `<script>function gtag() { dataLayer.push(arguments) } gtag('js', 1); gtag('config', 'G-1')</script>`

interface Entry {
  kind: string
  args: [string, string, Record<string, string>]
}
const dataLayer = (page: Page): Promise<Entry[]> =>
  page.evaluate(
    'dataLayer.map((one) => ({ kind: Object.prototype.toString.call(one), args: JSON.parse(JSON.stringify([...one])) }))',
  )
const updates = async (page: Page) =>
  (await dataLayer(page)).flatMap(({ args: [command, which, types] }) =>
    command === 'consent' && which === 'update' ? [types] : [],
  )
const grantedIn = (types: Record<string, string> = {}) => TYPES.filter((type) => types[type] === 'granted')

test('a default that denies comes before everything else, as arguments, with all seven types', async ({
  site,
  page,
}) => {
  await page.goto(site.page('/', consentPage({ config, head: tag })))
  const entries = await dataLayer(page)
  expect(entries.map(({ args }) => args.slice(0, 2))).toEqual([
    ['consent', 'default'],
    ['set', 'ads_data_redaction'],
    ['consent', 'update'],
    ['js', 1],
    ['config', 'G-1'],
  ])
  for (const { kind } of entries) expect(kind).toBe('[object Arguments]')
  for (const at of [0, 2]) {
    const types = entries[at]?.args[2] ?? {}
    // Neither `wait_for_update` nor `region` nor any other key.
    expect(Object.keys(types).sort()).toEqual(TYPES)
    expect(grantedIn(types)).toEqual(['security_storage'])
  }
})

test('each choice is one update, on its own page, and a withdrawal too', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, head: tag })))
  const before = (await updates(page)).length
  await page.evaluate('InteractConsent.acceptAll()')
  await page.evaluate("InteractConsent.choose({ granted: ['analytics'], lifetime: 'session' })")
  await page.evaluate('InteractConsent.rejectAll()')
  expect((await updates(page)).slice(before).map(grantedIn)).toEqual([
    TYPES,
    ['analytics_storage', 'security_storage'],
    ['security_storage'],
  ])
})

test('one who comes back: denied by default, then updated, before the tag', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config, head: tag })))
  await page.evaluate('InteractConsent.acceptAll()')
  await page.reload()
  const entries = await dataLayer(page)
  expect(entries.map(({ args }) => args[1])).toEqual(['default', 'ads_data_redaction', 'update', 1, 'G-1'])
  expect(grantedIn(entries[0]?.args[2])).toEqual(['security_storage'])
  expect(grantedIn(entries[2]?.args[2])).toEqual(TYPES)
})

test('accepting does not leave the page, and withdrawing tells before it reloads', async ({ site, page }) => {
  const head = `${tag}<script>
    const seen = (what) => { sessionStorage.seen = (sessionStorage.seen ?? '') + what + ' ' }
    const { push } = dataLayer
    dataLayer.push = (one) => { if (one[1] === 'update') seen('update'); return push.call(dataLayer, one) }
    addEventListener('pagehide', () => seen('left'))</script>`
  await page.goto(site.page('/', consentPage({ config: { ...config, afterRevoke: 'reload' }, head })))
  await page.evaluate('InteractConsent.acceptAll()')
  await page.waitForTimeout(300)
  expect(await page.evaluate('sessionStorage.seen')).toBe('update ')
  const left = page.waitForEvent('load')
  await page.evaluate('InteractConsent.rejectAll()').catch(() => {})
  await left
  expect(await page.evaluate('sessionStorage.seen')).toBe('update update left ')
})

test("a page's own function is used, so that its data layer may have any name", async ({ site, page }) => {
  const before = '<script>myLayer = []; function gtag() { myLayer.push(arguments) }</script>'
  await page.goto(site.page('/', consentPage({ config, before })))
  expect(await page.evaluate('myLayer.map((one) => one[1])')).toEqual(['default', 'ads_data_redaction', 'update'])
  expect(await page.evaluate('dataLayer.length')).toBe(0)
})

test('a site that names only Google fetches nothing for it, and one that names nobody gets no data layer', async ({
  site,
  page,
}) => {
  await page.goto(site.page('/', consentPage({ config })))
  await page.evaluate('InteractConsent.acceptAll()')
  expect(site.requests(/signals/)).toEqual([])
  await page.goto(site.page('/none', consentPage({ config: { ui: false } })))
  await page.evaluate('InteractConsent.acceptAll()')
  expect(await page.evaluate("['dataLayer', 'gtag', 'uetq', '_paq'].filter((name) => name in window)")).toEqual([])
  expect(site.requests(/signals/)).toEqual([])
})

test('a dataLayer that the page assigns after the SDK has the default and each choice; the developer is told once', async ({
  site,
  page,
}) => {
  const lines: string[] = []
  page.on('console', (message) => lines.push(message.text()))
  const late = `<script>dataLayer = [{ event: 'own' }]; function gtag() { dataLayer.push(arguments) } gtag('js', 1)</script>`
  await page.goto(site.page('/', consentPage({ config, head: late })))
  await page.evaluate("InteractConsent.choose({ granted: ['analytics'] })")
  const said = await page.evaluate('dataLayer.map((one) => one.event ?? [one[0], one[1]].join(" "))')
  const first = ['consent default', 'set ads_data_redaction', 'consent update']
  expect(said).toEqual([...first, 'own', 'js 1', 'consent update'])
  await expect.poll(() => lines.filter((line) => line.includes('layer-replaced')).length).toBe(1)
  expect(lines.join()).toContain('window.dataLayer = window.dataLayer || []')
})
