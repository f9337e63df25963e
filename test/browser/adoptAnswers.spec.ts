import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import type { Adoption } from '../../src/config/schema'
import { choiceOf, expectAsked, expectUnasked, ourPage, ran, tagsOf } from './adopt/movedSite'
import { consentPage, consoleOf, expect, jar, OWN_HOST, SIBLING_HOST, type Site, storageOf, test } from './support/site'

const DAY = 864e5
const ours = tagsOf((service, code) => `<script type="text/plain" data-consent="${service}">${code}</script>`)
const ago = (days: number): number => Date.now() - days * DAY

/** The cookies of each tool for a visitor who granted analytics and refused marketing, some days ago. */
const STORED: Record<string, { adopt: Adoption; cookies(days: number): Record<string, string> }> = {
  'vanilla-cookieconsent': {
    adopt: { from: 'vanilla-cookieconsent' },
    cookies: (days) => ({
      cc_cookie: encodeURIComponent(
        JSON.stringify({
          categories: ['necessary', 'analytics'],
          revision: 0,
          consentTimestamp: new Date(ago(days)).toISOString(),
          consentId: 'a2c1',
          services: { necessary: [], analytics: [], marketing: [] },
          lastConsentTimestamp: new Date(ago(days)).toISOString(),
          expirationTime: ago(days) + 182 * DAY,
        }),
      ),
    }),
  },
  c15t: {
    adopt: { from: 'c15t' },
    cookies: (days) => ({ c15t: `c.necessary:1,c.measurement:1,i.t:${ago(days)},i.sid:sub_1` }),
  },
  cookiebot: {
    adopt: { from: 'cookiebot' },
    // https://www.cookiebot.com/en/developer/#h-server-side-usage
    cookies: (days) => ({
      CookieConsent: encodeURIComponent(
        `{stamp:'aZ0==',necessary:true,preferences:false,statistics:true,marketing:false,method:'explicit',ver:1,utc:${ago(days)},region:'gb'}`,
      ),
    }),
  },
  onetrust: {
    adopt: { from: 'onetrust' },
    // https://my.onetrust.com/articles/en_US/Knowledge/UUID-2dc719a8-4be5-8d16-1dc8-c7b4147b88e0
    cookies: (days) => ({
      OptanonConsent: `${new URLSearchParams({ datestamp: `${new Date()}`, version: '202604.2.0', interactionCount: '1', groups: 'C0001:1,C0002:1,C0003:0,C0004:0', AwaitingReconsent: 'false' })}`,
      OptanonAlertBoxClosed: new Date(ago(days)).toISOString(),
    }),
  },
}

async function put(context: BrowserContext, site: Site, cookies: Record<string, string>, host = OWN_HOST, days = 100) {
  const expires = Math.floor(Date.now() / 1000) + days * 86400
  for (const [name, value] of Object.entries(cookies))
    await context.addCookies([{ name, value, url: site.url('/', host), expires }])
}
const open = (site: Site, page: Page, adopt: Adoption, more: object = {}, host = OWN_HOST) => {
  site.page('/', ourPage(adopt, ours, more))
  return page.goto(site.url('/', host))
}

for (const [name, { adopt, cookies }] of Object.entries(STORED)) {
  test(`an answer to ${name} counts, is dated as it was given, and is kept once`, async ({ site, page, context }) => {
    await put(context, site, cookies(30))
    await open(site, page, adopt)
    const choice = await choiceOf(page)
    expect(choice).toMatchObject({ granted: ['analytics'], lifetime: 'persistent', adopted: name })
    expect(Math.abs(Date.parse(`${choice?.at}`) - ago(30))).toBeLessThan(60_000)
    await expect.poll(() => ran(page)).toEqual(['stats'])
    await expectUnasked(site, page)
    expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
    expect(consoleOf(page).messages).toEqual([])
  })

  test(`an answer to ${name} that is older than ours may be is asked for anew`, async ({ site, page, context }) => {
    await put(context, site, cookies(181))
    await open(site, page, adopt)
    await expectAsked(page)
    expect(consoleOf(page).messages).toEqual([])
  })

  test(`a damaged answer to ${name} is asked for anew, and told in one line`, async ({ site, page, context }) => {
    const damaged = Object.entries(cookies(1)).map(([key, value]) => [key, value.slice(0, value.length / 3)])
    await put(context, site, Object.fromEntries(damaged))
    await open(site, page, adopt)
    await expectAsked(page)
    await expect.poll(() => consoleOf(page).messages.length).toBe(1)
    expect(consoleOf(page).texts('error')[0]).toContain(`adopt-unread: ${name}, "`)
    expect(consoleOf(page).errors).toEqual([])
  })
}

const { adopt, cookies } = STORED.cookiebot as (typeof STORED)[string]

test('an answer that is older than the policy is asked for anew', async ({ site, page, context }) => {
  await put(context, site, cookies(30))
  const updated = new Date(ago(29)).toISOString().slice(0, 10)
  await open(site, page, adopt, { policy: { url: '/privacy', version: '1', updated } })
  await expectAsked(page)
})

test('what was not asked there is asked here, and nothing else is', async ({ site, page, context }) => {
  await put(context, site, { klaro: encodeURIComponent('{"stats":true}') })
  await open(site, page, { from: 'klaro' })
  await expect(page.locator('[data-consent-action="accept-all"]')).toBeVisible()
  await expect.poll(() => ran(page)).toEqual(['stats'])
  expect(await choiceOf(page)).toMatchObject({ granted: ['analytics'], except: ['marketing', 'ads'] })
})

test('a cookie without a date is as old as its end says; one that tells none ends with the session', async ({
  site,
  page,
  context,
}) => {
  const klaro = { klaro: encodeURIComponent('{"stats":true,"ads":false}') }
  // It ends in 100 days, and klaro keeps an answer for 120.
  await put(context, site, klaro)
  await open(site, page, { from: 'klaro' })
  const dated = await choiceOf(page)
  expect(dated).toMatchObject({ granted: ['analytics'], lifetime: 'persistent' })
  expect(Math.abs(Date.parse(`${dated?.at}`) - ago(20))).toBeLessThan(DAY)

  // The page would take the second answer over, as one whose own was erased.
  await page.goto('about:blank')
  await context.clearCookies()
  await put(context, site, klaro)
  await page.addInitScript('delete window.cookieStore')
  await open(site, page, { from: 'klaro' })
  expect(await choiceOf(page)).toMatchObject({ granted: ['analytics'], lifetime: 'session' })
})

test('nobody is asked, and nothing runs, while the part is on its way', async ({ site, page, context }) => {
  await put(context, site, cookies(1))
  site.file('/consent-adopt.js', join(import.meta.dirname, '../../dist/consent-adopt.js'), { delay: 1500 })
  await page.addInitScript(() => {
    new MutationObserver(() => {
      if (document.querySelector('#interact-consent-root dialog')) document.title = 'asked'
    }).observe(document, { childList: true, subtree: true })
  })
  // Undecided would be granted.
  site.page('/', ourPage(adopt, ours, { mode: 'opt-out' }))
  await page.goto(site.url('/'), { waitUntil: 'commit' })
  await expect.poll(() => site.requests('/consent-adopt.js').length).toBe(1)
  await page.waitForTimeout(500)
  expect(await ran(page)).toEqual([])
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expectUnasked(site, page)
  expect(await page.title()).not.toBe('asked')
})

test('without the part the visitor is asked as usual, and the developer told in one line', async ({
  site,
  page,
  context,
}) => {
  await put(context, site, cookies(1))
  site.script('/consent-adopt.js', 'missing', { status: 404 })
  await open(site, page, adopt)
  await expectAsked(page)
  await expect
    .poll(() =>
      consoleOf(page)
        .texts('error')
        .filter((line) => line.includes('[consent]')),
    )
    .toHaveLength(1)
  expect(consoleOf(page).texts('error').join()).toContain('adopt-missing')
  expect(consoleOf(page).errors.filter((error) => !/missing is not defined/.test(error))).toEqual([])
})

test('a later answer here is not undone by the old one', async ({ site, page, context }) => {
  await put(context, site, cookies(1))
  site.script('/consent-adopt.js', 'missing', { status: 404 })
  await open(site, page, adopt)
  await page.click('[data-consent-action="reject-all"]')
  await expect.poll(async () => (await jar(context)).map(({ name }) => name)).toContain('interact_consent')
  // The part can be had again.
  site.file('/consent-adopt.js', join(import.meta.dirname, '../../dist/consent-adopt.js'))
  await page.reload()
  await expect.poll(async () => (await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
  // As after a session, or 180 days.
  await context.clearCookies()
  await page.reload()
  await expectAsked(page)
})

test('a refusal on one subdomain is not undone by a grant on another', async ({ site, page, context }) => {
  const host = (granted: string) => ({ klaro: encodeURIComponent(`{"stats":true,"ads":${granted}}`) })
  await put(context, site, host('true'), OWN_HOST)
  await put(context, site, host('false'), SIBLING_HOST)
  const config = { cookie: { domain: 'site.localhost' } }
  await open(site, page, { from: 'klaro' }, config)
  await expect.poll(() => ran(page)).toEqual(['ads', 'stats'])
  await open(site, page, { from: 'klaro' }, config, SIBLING_HOST)
  await expect.poll(() => ran(page)).toEqual(['stats'])
  expect(await choiceOf(page)).toMatchObject({ granted: ['analytics'], adopted: 'klaro' })
  await expectUnasked(site, page)
})

test('an answer that is left on another host does not count once the choice was erased', async ({
  site,
  page,
  context,
}) => {
  const klaro = { klaro: encodeURIComponent('{"stats":true,"ads":true}') }
  await put(context, site, klaro, OWN_HOST)
  await put(context, site, klaro, SIBLING_HOST)
  const config = { cookie: { domain: 'site.localhost' }, afterRevoke: 'keep' }
  await open(site, page, { from: 'klaro' }, config)
  await expect.poll(() => ran(page)).toEqual(['ads', 'stats'])
  await page.evaluate('InteractConsent.reset()')
  await open(site, page, { from: 'klaro' }, config, SIBLING_HOST)
  await expectAsked(page)
  expect(await choiceOf(page)).toBeNull()
  await page.click('[data-consent-action="accept-all"]')
  await expect.poll(() => ran(page)).toEqual(['ads', 'stats'])
  expect(await choiceOf(page)).not.toHaveProperty('adopted')
})

test('a refusal is not undone by an older grant under the same name', async ({ site, page, context }) => {
  const value = (granted: boolean) => encodeURIComponent(`{"stats":true,"ads":${granted}}`)
  const end = (days: number) => Math.floor(Date.now() / 1000) + days * 86400
  // Of equal paths, browsers list the oldest first.
  await context.addCookies([{ name: 'klaro', value: value(true), url: site.url('/'), expires: end(50) }])
  await context.addCookies([
    { name: 'klaro', value: value(false), domain: '.site.localhost', path: '/', expires: end(100) },
  ])
  await open(site, page, { from: 'klaro' })
  expect(await choiceOf(page)).toMatchObject({ granted: ['analytics'], lifetime: 'persistent', adopted: 'klaro' })
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expectUnasked(site, page)
  await expect.poll(async () => (await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
})

test('Global Privacy Control refuses over an answer to another tool', async ({ site, page, context }) => {
  await put(context, site, { klaro: encodeURIComponent('{"stats":true,"ads":true}') })
  await page.addInitScript('Object.defineProperty(navigator, "globalPrivacyControl", { value: true })')
  await open(site, page, { from: 'klaro' }, { categories: { analytics: {}, marketing: { gpc: true } } })
  await expect.poll(() => ran(page)).toEqual(['stats'])
})

test('what the granted tools left on the device stays there', async ({ site, page, context }) => {
  await put(context, site, { ...cookies(1), _st: '1', _ad: '1' })
  const services = [
    { id: 'stats', category: 'analytics', cookies: [{ name: '_st', lifetime: '1 year' }] },
    { id: 'ads', category: 'marketing', cookies: [{ name: '_ad', lifetime: '1 year' }] },
  ]
  await open(site, page, adopt, { services, undeclared: 'block' })
  await expect.poll(() => ran(page)).toEqual(['stats'])
  await expect.poll(async () => (await jar(context)).map(({ name }) => name)).toEqual(['_st', 'interact_consent'])
})

test('an unknown tool is told, and its visitors are asked', async ({ site, page }) => {
  await open(site, page, { from: 'quantcast' as never })
  await expectAsked(page)
  await expect.poll(() => consoleOf(page).texts('error').join()).toContain('unknown-tool: "quantcast" (vanilla-')
  expect(await storageOf(page)).toMatchObject({ local: [] })
})

test('a receipt is posted for an answer that was taken over', async ({ site, page, context }) => {
  await put(context, site, cookies(1))
  site.route('/receipts', (_, response) => void response.status(204).send())
  await open(site, page, adopt, { receipts: { url: '/receipts' } })
  await expect.poll(() => site.requests('/receipts').length).toBe(1)
  const receipt = JSON.parse(site.requests('/receipts')[0]?.body ?? '')
  expect(receipt).toMatchObject({ choice: { adopted: 'cookiebot', granted: ['analytics'] }, cause: 'first' })
  expect(receipt.choice.id).toBe((await choiceOf(page))?.id)
})

const example = (file: string): string => readFileSync(join(import.meta.dirname, '../../examples/adopt', file), 'utf8')

test('the page of the guide takes over from Cookiebot', async ({ site, page, context }) => {
  await put(context, site, cookies(30))
  for (const part of ['', '-adopt', '-frames', '-hashes', '-explain'])
    site.file(`/consent/consent${part}.js`, join(import.meta.dirname, `../../dist/consent${part}.js`))
  site.script('/count.js', "(window.ran ??= []).push('count')")
  await page.goto(site.page('/', example('cookiebot.html')))
  await expect.poll(() => ran(page)).toEqual(['count'])
  await expect(page.frameLocator('iframe').locator('[data-consent-action="load-once"]')).toBeVisible()
  expect(site.requests('/clip.html')).toEqual([])
  expect(site.requests('/consent/consent-ui.js')).toEqual([])
})

test('the config of the guide takes over from klaro, by its names', async ({ site, page, context }) => {
  await put(context, site, { 'our-consent': encodeURIComponent('{"ourMatomo":true,"clips":false}') }, OWN_HOST, 300)
  const config = JSON.parse(example('klaro.json'))
  const body = `<script type="text/plain" data-name="ourMatomo">(window.ran ??= []).push('matomo')</script>
<script type="text/plain" data-name="clips">(window.ran ??= []).push('clips')</script>`
  await page.goto(site.page('/', consentPage({ config, body })))
  await expect.poll(() => ran(page)).toEqual(['matomo'])
  const choice = await choiceOf(page)
  expect(choice).toMatchObject({ granted: ['analytics'], adopted: 'klaro' })
  expect(choice).not.toHaveProperty('except')
  await expectUnasked(site, page)
  expect(Math.abs(Date.parse(`${choice?.at}`) - ago(65))).toBeLessThan(DAY)
})
