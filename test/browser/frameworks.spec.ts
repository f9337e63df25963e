import type { Page } from '@playwright/test'
import { buildFrameworkApp, FRAMEWORK_APPS, type RunningApp, startFrameworkApp } from '../package/frameworkApps'
import { isWhole } from '../support/sweep'
import { consoleOf, expect, jar, test } from './support/site'

test.describe.configure({ mode: 'default', timeout: 60_000 })
test.skip(!isWhole, 'they are installed from the registry: npm run test:all')

const on = (page: Page) => page.getByText('Analytics is on.')
const off = (page: Page) => page.getByText('Analytics is off.')
/** Those whose server sets a cookie, and holds it as its guide says. */
const HOLDS_COOKIES = ['sveltekit', 'nuxt']
const SEEN = 'vitals_seen'
const cookieNames = async (page: Page) => (await jar(page.context())).map(({ name }) => name).sort()

for (const name of Object.keys(FRAMEWORK_APPS)) {
  test.describe(name, () => {
    let app: RunningApp
    test.beforeAll(async () => {
      test.setTimeout(600_000)
      app = await startFrameworkApp(name, await buildFrameworkApp(name))
    })
    test.afterAll(() => app?.stop())

    test('renders with the visitor’s choice, hydrates without a word, and gates until accepted', async ({ page }) => {
      const sent: string[] = []
      page.on('request', (request) => void (/\/collect\//.test(request.url()) && sent.push(request.url())))
      // Chromium asks every server for one, and some of the examples have none.
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
      await page.goto(app.url)
      await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
      await expect(off(page)).toBeVisible()
      expect(sent).toEqual([])
      expect(await cookieNames(page)).toEqual([])

      await page.getByRole('button', { name: 'Accept all' }).click()
      await expect(on(page)).toBeVisible()
      await expect.poll(() => sent.length).toBeGreaterThan(0)

      // What comes from the server knows the choice before any script runs.
      const answer = await page.request.get(app.url)
      expect(await answer.text()).toContain('Analytics is on.')
      expect(answer.headers()['cache-control']).toContain('no-store')
      await page.goto(app.url)
      await expect(on(page)).toBeVisible()
      await expect(page.locator('#interact-consent-root dialog')).toHaveCount(0)
      // What the server itself sets goes out now, where the guide shows how to hold it.
      expect(await cookieNames(page)).toEqual(
        HOLDS_COOKIES.includes(name) ? ['interact_consent', SEEN] : ['interact_consent'],
      )

      // From page to page without a new document.
      await page.evaluate('window.kept = true')
      await page.getByRole('link', { name: 'Privacy policy' }).click()
      await expect(page.getByRole('heading', { name: 'Privacy policy' })).toBeVisible()
      await expect(on(page)).toBeVisible()
      expect(await page.evaluate('window.kept')).toBe(true)
      await page.getByRole('link', { name: 'Home' }).click()
      await expect(page.getByRole('button', { name: 'Cookie settings' })).toHaveCount(1)

      const reloaded = page.waitForEvent('load')
      await page.getByRole('button', { name: 'Withdraw' }).click()
      await reloaded
      sent.length = 0
      await expect(off(page)).toBeVisible()
      expect(await (await page.request.get(app.url)).text()).not.toContain('Analytics is on.')
      await page.getByRole('button', { name: 'Cookie settings' }).click()
      await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
      expect(sent).toEqual([])
      expect(await cookieNames(page)).toEqual(['interact_consent'])

      expect(consoleOf(page).errors).toEqual([])
      expect([...consoleOf(page).texts('error'), ...consoleOf(page).texts('warning')]).toEqual([])
      expect(app.isUp(), app.output()).toBe(true)
    })

    if (name !== 'astro') return
    test('a static page has the script tag first, and what is tagged waits', async ({ page }) => {
      await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
      await page.goto(`${app.url}static`)
      await page.getByRole('button', { name: 'Reject all', exact: true }).click()
      await expect(off(page)).toBeVisible()
      await page.getByRole('button', { name: 'Cookie settings' }).click()
      await page.getByRole('button', { name: 'Accept all' }).click()
      await expect(on(page)).toBeVisible()
      expect([...consoleOf(page).errors, ...consoleOf(page).texts('error')]).toEqual([])
    })
  })
}
