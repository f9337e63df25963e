import { type Demo, startDemo } from '../../demo/server.mjs'
import { isWhole } from '../support/sweep'
import { test as base, consoleOf, expect, jar, storageOf } from './support/site'

const test = base.extend<{ demo: Demo }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures from the pattern
  demo: async ({}, use) => {
    const demo = await startDemo({ port: 0 })
    await use(demo)
    await demo.close()
  },
})
const pages = ['', 'product-demo', 'privacy-policy']
const labels = (demo: Demo) => demo.collected().map(({ label }) => label)

for (const refused of [false, true]) {
  const seconds = refused || isWhole ? 30 : 10
  test(`${refused ? 'refused' : 'undecided'}: nothing is stored or sent, also after ${seconds} s, a reload and three pages`, async ({
    demo,
    page,
    context,
  }) => {
    test.setTimeout(70_000)
    await page.goto(demo.url)
    if (refused) await page.getByRole('button', { name: 'Reject all', exact: true }).click()
    await page.waitForTimeout(seconds * 1000)
    await page.reload()
    for (const path of pages) {
      if (refused) await page.locator(`main a[href^="/${path}"], a[href^="/${path}"]`).first().click()
      else await page.goto(demo.url + path)
      await page.waitForTimeout(500)
    }
    const cookies = await jar(context)
    expect(cookies.map(({ name }) => name)).toEqual(refused ? ['interact_consent'] : [])
    if (refused) {
      expect(cookies[0]?.value).toMatch(
        /^v=1&granted=&lifetime=persistent&policy=[\d-]+&by=visitor&at=\d{8}00&known=\w+$/,
      )
      expect(Number(/at=(\d+)/.exec(cookies[0]?.value ?? '')?.[1]) % 3600).toBe(0)
    }
    expect(await storageOf(page)).toEqual({ local: [], session: [], idb: [], caches: [] })
    expect(demo.collected()).toEqual([])
    expect(consoleOf(page).errors).toEqual([])
  })
}

test('the panel counts one cookie as one', async ({ demo, page }) => {
  await page.goto(demo.url)
  const cookies = page.locator('.totals div', { has: page.locator('[data-total="cookies"]') })
  await expect(cookies).toHaveText(/^cookies\s*0$/)
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await expect(cookies).toHaveText(/^cookie\s*1$/)
})

test('accepted: both libraries send, and the cookie of PostHog outlives the browser', async ({
  demo,
  persistentBrowser,
}) => {
  const browser = await persistentBrowser()
  const page = await browser.newPage()
  await page.goto(demo.url)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect
    .poll(() => labels(demo).join(), { timeout: 15_000 })
    .toMatch(/\$pageview[\s\S]*TTFB|TTFB[\s\S]*\$pageview/)
  const before = (await jar(browser.context)).find(({ name }) => name === 'ph_phc_demo_posthog')
  expect(before?.session).toBe(false)

  await browser.restart()
  const after = (await jar(browser.context)).find(({ name }) => name === 'ph_phc_demo_posthog')
  expect(after?.value).toBe(before?.value)
  const again = await browser.newPage()
  const sent = demo.collected().length
  await again.goto(demo.url)
  await expect.poll(() => demo.collected().length, { timeout: 15_000 }).toBeGreaterThan(sent)
  await expect(again.getByRole('button', { name: 'Accept all' })).toHaveCount(0)
})

test('session only: both send, every cookie ends with the session, and the next one starts empty and asks', async ({
  demo,
  persistentBrowser,
}) => {
  const browser = await persistentBrowser()
  const page = await browser.newPage()
  await page.goto(demo.url)
  await page.getByRole('switch', { name: 'Session cookies only' }).check()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect
    .poll(() => labels(demo).join(), { timeout: 15_000 })
    .toMatch(/\$pageview[\s\S]*TTFB|TTFB[\s\S]*\$pageview/)
  await page.reload()
  const cookies = await jar(browser.context)
  expect(cookies.map(({ name }) => name).sort()).toEqual(['interact_consent', 'ph_phc_demo_posthog'])
  expect(cookies.every(({ session }) => session)).toBe(true)
  expect((await storageOf(page)).local).toContain('ph_phc_demo_posthog')

  await browser.restart()
  expect(await jar(browser.context)).toEqual([])
  const again = await browser.newPage()
  await again.goto(demo.url)
  await expect(again.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await expect.poll(() => storageOf(again)).toEqual({ local: [], session: [], idb: [], caches: [] })
})

for (const revoke of ['reload', 'keep']) {
  test(`accepted, then withdrawn (${revoke}): what PostHog left is gone and stays gone`, async ({
    demo,
    page,
    context,
  }) => {
    await page.goto(`${demo.url}?revoke=${revoke}`)
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect
      .poll(() => labels(demo).join(), { timeout: 15_000 })
      .toMatch(/\$pageview[\s\S]*TTFB|TTFB[\s\S]*\$pageview/)
    // Something to be sent as the page is left.
    await page.locator('h1').click()
    await page.getByRole('navigation', { name: 'Footer' }).getByRole('button', { name: 'Cookie settings' }).click()
    const sent = demo.collected().length
    await page.getByRole('button', { name: 'Reject all', exact: true }).click()
    await page.waitForTimeout(2_000)
    await page.locator('h1').click()
    await page.waitForTimeout(4_000)
    const empty = { local: [], session: [], idb: [], caches: [] }
    if (revoke === 'reload') expect(await storageOf(page)).toEqual(empty)
    expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
    await page.goto(`${demo.url}product-demo?revoke=${revoke}`)
    await page.waitForTimeout(1_500)
    expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
    expect(await storageOf(page)).toEqual(empty)
    // What runs on in a page that is kept is told by its vendor's own switch; a reload ends it here.
    if (revoke === 'reload') expect(labels(demo).slice(sent)).toEqual([])
    expect(consoleOf(page).errors).toEqual([])
  })
}
