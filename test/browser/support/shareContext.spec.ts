import type { BrowserContext } from '@playwright/test'
import { expect, jar, storageOf, test } from './site'

test.describe.configure({ mode: 'default' })

let first: BrowserContext
let second: BrowserContext

test('a test leaves a cookie, a key, a script in its page and another tab', async ({ site, page, context }) => {
  first = context
  await page.addInitScript('window.left = true')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(site.page('/', '', { headers: { 'Set-Cookie': 'left=1; Max-Age=600' } }))
  // The browser tells of a tab some time after it opened it.
  const tab = context.waitForEvent('page')
  await page.evaluate("localStorage.left = '1'; void open('/')")
  await tab
  expect((await jar(context)).map(({ name }) => name)).toEqual(['left'])
})

test('the next has the same context and finds none of it; it leaves a script in every page', async ({
  site,
  page,
  context,
}) => {
  second = context
  expect(context).toBe(first)
  // The one that holds the window, and this one.
  expect(context.pages()).toHaveLength(2)
  expect(await jar(context)).toEqual([])
  await page.goto(site.page('/', ''))
  expect(await storageOf(page)).toEqual({ local: [], session: [], idb: [], caches: [] })
  expect(await page.evaluate('window.left')).toBeUndefined()
  expect(await page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")).toBe(false)
  await context.addInitScript('window.left = true')
})

test('after that there is another context', async ({ site, page, context }) => {
  expect(context).not.toBe(second)
  await page.goto(site.page('/', ''))
  expect(await page.evaluate('window.left')).toBeUndefined()
})

test.describe('with an option of its own', () => {
  test.use({ locale: 'de-DE' })
  test('a test has a context that goes by it', async ({ page }) => {
    expect(await page.evaluate('navigator.language')).toBe('de-DE')
  })
})
