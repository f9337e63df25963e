import type { Page } from '@playwright/test'
import type { ConsentConfig } from '../../src/config/schema'
import { type Running, SERVERS } from './support/servers'
import { consentPage, consoleOf, expect, jar, OWN_HOST, test } from './support/site'

const config: ConsentConfig = {
  policy: { url: '/privacy', version: '1' },
  services: [
    { id: 'ab', category: 'analytics', cookies: [{ name: '_ab', lifetime: '1 year' }] },
    { id: 'tracker', category: 'marketing', cookies: [{ name: '_trk', lifetime: '1 year' }] },
    { id: 'login', category: 'necessary', cookies: [{ name: 'sid', lifetime: '1 hour' }] },
  ],
  cookie: { url: '/consent' },
}
const YEAR = 31_536_000
const cookies = [
  `_ab=1; Max-Age=${YEAR}`,
  `_trk=2; Max-Age=${YEAR}; Path=/; HttpOnly; SameSite=Lax`,
  'sid=3; Max-Age=3600; Path=/; HttpOnly; SameSite=Strict',
]
const html = consentPage({ config, body: '<h1>A page</h1><button data-consent-open>Cookie settings</button>' })

/** What lies in the browser's own jar, `HttpOnly` cookies too: for how many seconds yet, or for the session. */
async function jarOf(page: Page): Promise<Record<string, number | 'session'>> {
  const held = await jar(page.context())
  const left = held.map(({ name, session, expires }) => [name, session ? 'session' : expires - Date.now() / 1000])
  expect(new Set(held.map(({ name }) => name)).size).toBe(held.length)
  return Object.fromEntries(left)
}
const about = (seconds: number) => ({
  asymmetricMatch: (left: unknown) => Math.abs(Number(left) - seconds) < 120,
  toString: () => `about ${seconds} s`,
})
const LOGIN = { sid: about(3600) }
const CHOICE = { interact_consent: about(180 * 86_400) }

/** The cookies that the answer to the page itself set, as the browser had them. */
async function sentTo(page: Page, url: string): Promise<string[]> {
  const answer = await page.goto(url)
  const fields = (await answer?.headersArray()) ?? []
  return fields.filter(({ name }) => name.toLowerCase() === 'set-cookie').map(({ value }) => value)
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
/** Presses what decides, and waits till the server has set the choice as well. */
async function decide(page: Page, name: string): Promise<void> {
  const told = page.waitForResponse((response) => new URL(response.url()).pathname === '/consent')
  await press(page, name)
  expect((await told).status()).toBe(204)
}

for (const [name, start] of Object.entries(SERVERS)) {
  test.describe(`a real ${name} app`, () => {
    let running: Running
    let url: string
    test.beforeAll(async () => {
      running = await start(config, { html, cookies })
      url = `http://${OWN_HOST}:${running.port}/`
    })
    test.afterAll(() => running.close())

    test('undecided or refused: nothing but the login and the refusal reaches the jar', async ({ page }) => {
      expect(await sentTo(page, url)).toEqual([cookies[2]])
      await expect(page.getByRole('button', { name: 'Reject all', exact: true })).toBeVisible()
      expect(await jarOf(page)).toEqual(LOGIN)

      await decide(page, 'Reject all')
      expect(await sentTo(page, url)).toEqual([cookies[2]])
      await expect(page.getByRole('heading', { name: 'A page' })).toBeVisible()
      expect(await jarOf(page)).toEqual({ ...LOGIN, ...CHOICE })
      expect(consoleOf(page).errors).toEqual([])
    })

    test('for the session: it comes as a session cookie, the login as it was', async ({ page }) => {
      await page.goto(url)
      await page.getByRole('switch', { name: 'Session cookies only' }).check()
      await decide(page, 'Accept all')
      expect(await sentTo(page, url)).toEqual(['_ab=1', '_trk=2; Path=/; HttpOnly; SameSite=Lax', cookies[2]])
      expect(await jarOf(page)).toEqual({ ...LOGIN, _ab: 'session', _trk: 'session', interact_consent: 'session' })
    })

    test('accepted: it lasts; withdrawn: what no script could reach is gone as well', async ({ page }) => {
      await page.goto(url)
      await decide(page, 'Accept all')
      expect(await sentTo(page, url)).toEqual(cookies)
      expect(await jarOf(page)).toEqual({ ...LOGIN, ...CHOICE, _ab: about(YEAR), _trk: about(YEAR) })
      expect(await page.evaluate('document.cookie')).not.toContain('_trk')

      await press(page, 'Cookie settings')
      const reloaded = page.waitForEvent('load')
      await press(page, 'Reject all')
      await reloaded
      expect(await jarOf(page)).toEqual({ ...LOGIN, ...CHOICE })
      expect(await sentTo(page, url)).toEqual([cookies[2]])
    })
  })
}

test('what was for the session ends with the browser, what was accepted does not', async ({ persistentBrowser }) => {
  const running = await SERVERS.Express?.(config, { html, cookies })
  const url = `http://${OWN_HOST}:${running?.port}/`
  const browser = await persistentBrowser()
  const names = async () => (await jar(browser.context)).map(({ name }) => name)

  const first = await browser.newPage()
  await first.goto(url)
  await first.getByRole('switch', { name: 'Session cookies only' }).check()
  await decide(first, 'Accept all')
  await first.reload()
  expect(await names()).toEqual(['_ab', '_trk', 'interact_consent', 'sid'])
  await browser.restart()
  expect(await names()).toEqual(['sid'])

  const second = await browser.newPage()
  await second.goto(url)
  await decide(second, 'Accept all')
  await second.reload()
  await browser.restart()
  expect(await names()).toEqual(['_ab', '_trk', 'interact_consent', 'sid'])
  await running?.close()
})
