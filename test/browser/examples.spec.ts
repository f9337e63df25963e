import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Page } from '@playwright/test'
import type { Handler, Response } from 'express'
import { buildExamples, type Examples } from '../package/examples'
import { consoleOf, expect, type Site, test } from './support/site'

let examples: Examples

// In one worker, so that they are built once.
test.describe.configure({ mode: 'default', timeout: 60_000 })
test.beforeAll(async () => {
  test.setTimeout(300_000)
  examples = await buildExamples()
})

const SENT = /^\/collect\//

const sendText = (response: Response, file: string) => void response.type(extname(file)).send(readFileSync(file))

/** What an app's own server would do: its files, and the app for every other address. */
function serveApp(site: Site, name: string): string {
  const folder = examples.folder(name)
  const root = name === 'plain' ? folder : join(folder, 'dist')
  const file: Handler = (request, response) => {
    const asked = join(root, request.path)
    sendText(response, request.path !== '/' && existsSync(asked) ? asked : join(root, 'index.html'))
  }
  site.route('/collect/*', (_request, response) => void response.json({}))
  site.route('/*', file)
  return site.url('/')
}

const on = (page: Page) => page.getByText('Analytics is on.')
const off = (page: Page) => page.getByText('Analytics is off.')

/** Counts how often an SDK starts in this page, and what it throws away. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counter = window as unknown as { started: number }
    counter.started = 0
    document.addEventListener('consent:ready', () => counter.started++)
  })
}
const started = (page: Page) => page.evaluate('window.started')

async function expectClean(page: Page): Promise<void> {
  expect(consoleOf(page).errors).toEqual([])
  expect([...consoleOf(page).texts('error'), ...consoleOf(page).texts('warning')]).toEqual([])
}

/** What each app must do, whatever it is made with. */
async function walk(page: Page, site: Site, url: string): Promise<void> {
  await watch(page)
  await page.goto(url)
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible({ timeout: 15_000 })
  await expect(off(page)).toBeVisible()
  await expect(on(page)).toHaveCount(0)
  expect(site.requests(SENT)).toEqual([])

  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect(on(page)).toBeVisible()
  await expect(off(page)).toHaveCount(0)
  await expect.poll(() => site.requests(SENT).length).toBeGreaterThan(0)
  expect(await started(page)).toBe(1)

  // A visitor who comes back is not asked.
  await page.goto(url)
  await expect(on(page)).toBeVisible()
  await expect(page.locator('#interact-consent-root dialog')).toHaveCount(0)

  const reloaded = page.waitForEvent('load')
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await reloaded
  site.forgetRequests()
  await expect(off(page)).toBeVisible()
  await expect(on(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Cookie settings' }).click()
  await expect(page.getByRole('heading', { level: 2 })).toBeVisible()
  expect(site.requests(SENT)).toEqual([])
  await expectClean(page)
}

for (const name of ['vite-react', 'preact', 'vue-spa', 'svelte', 'solid']) {
  test(`${name}: gated until accepted, gone once withdrawn`, async ({ site, page }) => {
    await walk(page, site, serveApp(site, name))
  })
}

test('plain: the elements do the same under a strict CSP and Trusted Types', async ({ site, page }) => {
  const serve = (path: string, folder: string) =>
    site.route(`${path}*`, (request, response) => sendText(response, join(folder, request.path.slice(path.length))))
  serve('/consent/', join(examples.installed, 'dist'))
  serve('/web-vitals/', fileURLToPath(new URL('../../node_modules/web-vitals/dist', import.meta.url)))
  await walk(page, site, serveApp(site, 'plain'))
})

test('vue-spa: client routing keeps one SDK and follows the choice', async ({ site, page }) => {
  await watch(page)
  await page.goto(serveApp(site, 'vue-spa'))
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await page.getByRole('link', { name: 'Numbers' }).click()
  await expect(page.getByText('We count nothing.')).toBeVisible()
  await page.getByRole('button', { name: 'Cookie settings' }).click()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect(page.getByText('We count your visits.')).toBeVisible()
  expect(site.requests(SENT)).toEqual([])
  await page.getByRole('link', { name: 'Home' }).click()
  await expect(on(page)).toBeVisible()
  await expect.poll(() => site.requests(SENT).length).toBeGreaterThan(0)
  await page.goBack()
  await expect(page.getByText('We count your visits.')).toBeVisible()
  expect(await started(page)).toBe(1)
  await expectClean(page)
})

test.describe('ssr-react', () => {
  let app: Handler
  test.beforeAll(async () => {
    // Vite sets it to `production` where another test of this worker has built something; this is a development build.
    process.env.NODE_ENV = 'development'
    const server = pathToFileURL(join(examples.folder('ssr-react'), 'server.mjs')).href
    app = (await import(server)).app
  })
  const serve = (site: Site): string => {
    site.route('/collect/*', (_request, response) => void response.json({}))
    site.route('/*', app)
    return site.url('/')
  }

  test('gated until accepted, gone once withdrawn', async ({ site, page }) => {
    await walk(page, site, serve(site))
  })

  test('the server renders what the visitor allows, and hydration changes nothing', async ({ site, page }) => {
    const url = serve(site)
    const html = () => page.evaluate(async () => (await fetch(location.href)).text())
    await page.goto(url)
    expect(await html()).toContain('Analytics is off.')

    await page.getByRole('button', { name: 'Reject all', exact: true }).click()
    expect(await html()).toContain('Analytics is off.')

    await page.getByRole('button', { name: 'Cookie settings' }).click()
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect(on(page)).toBeVisible()
    expect(await html()).toContain('Analytics is on.')
    expect(await html()).not.toContain('Analytics is off.')

    // Every node that the server sent is the one that is still there once React has taken over.
    await page.addInitScript(() => {
      document.addEventListener('readystatechange', () => {
        const nodes = document.querySelectorAll('#app *')
        for (const node of nodes) (node as Element & { served?: boolean }).served = true
      })
    })
    site.forgetRequests()
    await page.reload()
    await expect(on(page)).toBeVisible()
    // An effect has run: React has taken over.
    await expect.poll(() => site.requests(SENT).length).toBeGreaterThan(0)
    expect(
      await page.evaluate(
        () =>
          [...document.querySelectorAll('#app *')].filter((node) => !(node as Element & { served?: boolean }).served)
            .length,
      ),
    ).toBe(0)
    await expectClean(page)
  })

  test('a choice that another tab has changed meanwhile is followed, with no mismatch', async ({ site, page }) => {
    const url = serve(site)
    await page.goto(url)
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect(on(page)).toBeVisible()
    // The server answers for a visitor who granted; by the time React hydrates, the choice is gone.
    await page.addInitScript(() => {
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous.
      document.cookie = 'interact_consent=; max-age=0; path=/; domain=site.localhost'
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is asynchronous.
      document.cookie = 'interact_consent=; max-age=0; path=/'
    })
    const [answer] = await Promise.all([page.waitForResponse(url), page.reload()])
    expect(await answer.text()).toContain('Analytics is on.')
    await expect(off(page)).toBeVisible()
    await expect(on(page)).toHaveCount(0)
    await expectClean(page)
  })
})

test('their types hold', async () => {
  test.setTimeout(240_000)
  const names = ['vite-react', 'ssr-react', 'vue-spa', 'svelte', 'solid', 'preact']
  const said = await Promise.all(names.map(async (name) => [name, await examples.types(name)]))
  expect(said).toEqual(names.map((name) => [name, '']))
})
