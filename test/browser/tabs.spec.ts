import type { Page } from '@playwright/test'
import type { ConsentConfig } from '../../src/config/schema'
import { consentPage, consoleOf, expect, jar, OWN_HOST, SIBLING_HOST, type Site, storageOf, test } from './support/site'

const config: ConsentConfig = {
  afterRevoke: 'keep',
  services: [
    { id: 'stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '1 year' }], storage: ['_st*'] },
    { id: 'ads', category: 'marketing' },
  ],
}
/** Every event on `document`, with the time that all tabs of one machine share. */
const head = `<script>
  heard = []
  for (const type of ['ready', 'choice', 'open', 'close']) document.addEventListener('consent:' + type, ({ detail }) =>
    heard.push({ type, time: Date.now(), granted: detail.choice?.granted.join(), revoked: detail.revoked?.join() }))
</script>`
const body = '<button data-consent-open>Cookies</button>'

interface Heard {
  type: string
  time: number
  granted?: string
  revoked?: string
}

const heard = (page: Page): Promise<Heard[]> => page.evaluate('heard')
const forget = (page: Page): Promise<void> => page.evaluate('heard.length = 0')
/** Calls the API; the time at which it was called. */
const act = (page: Page, call: string): Promise<number> =>
  page.evaluate(`(() => { const time = Date.now(); InteractConsent.${call}; return time })()`)

/** Two pages, of which the second lies behind the first. */
async function two(site: Site, page: Page, host = OWN_HOST, more: ConsentConfig = {}): Promise<Page> {
  site.page('/', consentPage({ config: { ...config, ...more }, head, body }))
  const other = await page.context().newPage()
  await other.goto(site.url('/', host))
  await expect(other.locator('dialog')).toHaveCount(1)
  await page.goto(site.url('/'))
  await expect(page.locator('dialog')).toHaveCount(1)
  await page.bringToFront()
  return other
}

for (const [where, host] of [
  ['another tab', OWN_HOST],
  ['a tab of a sibling subdomain', SIBLING_HOST],
] as const) {
  test(`a choice reaches ${where} within 500 ms, once, and closes the modal there`, async ({ site, page }) => {
    const other = await two(site, page, host)
    await forget(other)
    const at = await act(page, "acceptAll('session')")
    await expect.poll(async () => (await heard(other)).map(({ type }) => type)).toEqual(['choice', 'close'])
    const [choice] = await heard(other)
    expect(choice).toMatchObject({ granted: 'functional,analytics,marketing' })
    expect((choice?.time ?? 0) - at).toBeLessThan(500)
    await expect(other.locator('dialog')).toHaveCount(0)
    expect(await other.evaluate('InteractConsent.choice')).toEqual(await page.evaluate('InteractConsent.choice'))
    // Nothing comes back, and nothing is told twice.
    await page.waitForTimeout(600)
    expect((await heard(other)).map(({ type }) => type)).toEqual(['choice', 'close'])
    expect((await heard(page)).filter(({ type }) => type === 'choice')).toHaveLength(1)
  })

  test(`a withdrawal acts in ${where}: told, erased, silent`, async ({ site, page, context }) => {
    const other = await two(site, page, host)
    await act(page, 'acceptAll()')
    await expect.poll(() => other.evaluate("InteractConsent.allows('analytics')")).toBe(true)
    await other.evaluate("document.cookie = '_st=1; max-age=999'; localStorage._st_a = '1'")
    await forget(other)
    const at = await act(page, "choose({ granted: ['functional'] })")
    await expect.poll(async () => (await heard(other)).length).toBe(1)
    const [choice] = await heard(other)
    expect(choice).toMatchObject({ granted: 'functional', revoked: 'analytics,marketing' })
    expect((choice?.time ?? 0) - at).toBeLessThan(500)
    await expect.poll(async () => (await storageOf(other)).local).toEqual([])
    await expect.poll(async () => (await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
    await other.evaluate("document.cookie = '_st=1; max-age=999'")
    expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
    expect([consoleOf(page).errors, consoleOf(other).errors]).toEqual([[], []])
  })
}

test('a withdrawal reloads the other tab too where the site says so, once', async ({ site, page }) => {
  const other = await two(site, page, OWN_HOST, { afterRevoke: 'reload' })
  await act(page, 'acceptAll()')
  await expect.poll(() => other.evaluate("InteractConsent.allows('analytics')")).toBe(true)
  site.forgetRequests()
  const reloaded = Promise.all([page.waitForEvent('load'), other.waitForEvent('load')])
  await act(page, 'rejectAll()')
  await reloaded
  await page.waitForTimeout(600)
  expect(site.requests('/')).toHaveLength(2)
  for (const one of [page, other]) expect(await one.evaluate('InteractConsent.choice.granted')).toEqual([])
})

test('a choice that is changed is never taken for none on its way', async ({ site, page }) => {
  const other = await two(site, page, SIBLING_HOST)
  await act(page, 'acceptAll()')
  await expect.poll(() => other.evaluate("InteractConsent.allows('analytics')")).toBe(true)
  await forget(other)
  for (let at = 0; at < 60; at++)
    await act(page, `choose({ granted: ['analytics', '${at % 2 ? 'marketing' : 'functional'}'] })`)
  await expect.poll(async () => (await heard(other)).at(-1)?.granted).toBe('analytics,marketing')
  expect(
    (await heard(other)).filter(({ type, granted }) => type !== 'choice' || !granted?.includes('analytics')),
  ).toEqual([])
})

test('an erased choice is asked for again in every tab, and one answer is enough', async ({ site, page }) => {
  const other = await two(site, page)
  await act(page, 'acceptAll()')
  await expect(other.locator('dialog')).toHaveCount(0)
  await act(page, 'reset()')
  for (const one of [page, other]) {
    await expect(one.getByRole('button', { name: 'Reject all', exact: true })).toBeVisible()
    expect(await one.evaluate("[InteractConsent.choice, InteractConsent.allows('analytics')]")).toEqual([null, false])
  }
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  for (const one of [page, other]) await expect(one.locator('dialog')).toHaveCount(0)
})

test('the jar is not read whenever some other cookie changes', async ({ site, page }) => {
  const before = `<script>
    reads = 0
    const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
    Object.defineProperty(Document.prototype, 'cookie', { configurable: true, set, get() { reads++; return get.call(this) } })
  </script>`
  await page.goto(site.page('/', consentPage({ config, before })))
  await act(page, 'acceptAll()')
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.waitForTimeout(500)
  const reads = await page.evaluate<number>('reads')
  expect(reads).toBeGreaterThan(0)
  await page.evaluate(async () => {
    let told = 0
    cookieStore.addEventListener('change', () => told++)
    // biome-ignore lint/suspicious/noDocumentCookie: as a page's own script does.
    for (let at = 0; at < 40; at++) document.cookie = `basket=${at}`
    while (told < 40) await new Promise((resolve) => setTimeout(resolve, 50))
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  expect(await page.evaluate('reads')).toBe(reads)
})

test('preferences that are open elsewhere close; what was switched there and not saved is gone', async ({
  site,
  page,
}) => {
  const other = await two(site, page)
  await act(page, 'rejectAll()')
  await other.getByRole('button', { name: 'Cookies' }).click()
  await other.locator('[data-consent-category=marketing]').check()
  await act(page, "choose({ granted: ['analytics'] })")
  await expect(other.locator('dialog')).toHaveCount(0)
  await other.getByRole('button', { name: 'Cookies' }).click()
  await expect(other.locator('[data-consent-category=analytics]')).toBeChecked()
  await expect(other.locator('[data-consent-category=marketing]')).not.toBeChecked()
})

test('without the Cookie Store (plain http, older browsers) the others still follow', async ({
  site,
  page,
  context,
}) => {
  await context.addInitScript('delete window.cookieStore')
  const other = await two(site, page, SIBLING_HOST)
  expect(await other.evaluate("'cookieStore' in window")).toBe(false)
  await forget(other)
  const at = await act(page, 'rejectAll()')
  await expect.poll(async () => (await heard(other)).map(({ type }) => type)).toEqual(['choice', 'close'])
  // A hidden tab's timers come once a second at most.
  expect(((await heard(other))[0]?.time ?? 0) - at).toBeLessThan(1500)
  await other.evaluate('InteractConsent.destroy()')
  await act(page, 'acceptAll()')
  await page.waitForTimeout(1200)
  expect(await heard(other)).toHaveLength(2)
})
