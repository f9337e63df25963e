import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { packaged } from './support/packaged'
import { consoleOf, expect, jar, type Site, test } from './support/site'

/* The guides for pages without a builder, followed: what they show is served as it stands in examples/. */

const read = (file: string) => readFileSync(new URL(`../../examples/${file}`, import.meta.url), 'utf8')
const errorsOf = (page: Page) => [...consoleOf(page).errors, ...consoleOf(page).texts('error')]
const serveDist = (site: Site) =>
  site.route('/consent/*', (request, response) =>
    response.sendFile(fileURLToPath(new URL(`../../dist${request.path.replace('/consent', '')}`, import.meta.url))),
  )
/** Matomo, which counts how often it runs. */
const serveMatomo = (page: Page) =>
  page.route('https://stats.example.com/matomo.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: 'window.ran = (window.ran ?? 0) + 1; document.cookie = "_pk_id.1=page"',
    }),
  )
const ran = (page: Page) => page.evaluate('window.ran ?? 0')
const cookieNames = async (page: Page) => (await jar(page.context())).map(({ name }) => name).sort()
const accept = (page: Page) => page.getByRole('button', { name: 'Accept all' }).click()

test.beforeEach(({ page }) => serveMatomo(page))

test('getting started: the page with one tag asks, and runs Matomo once it is accepted', async ({ site, page }) => {
  serveDist(site)
  await page.goto(site.page('/', read('tag/index.html')))
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await page.getByText('Cookie settings').click()
  expect(await ran(page)).toBe(0)
  await accept(page)
  await expect.poll(() => ran(page)).toBe(1)
  expect(errorsOf(page)).toEqual([])
})

test('Turbo: one SDK for all visits, and what stands in the head runs once', async ({ site, page }) => {
  serveDist(site)
  site.script('/turbo.js', packaged('@hotwired/turbo/dist/turbo.es2017-umd.js'))
  site.page('/second', read('turbo/index.html').replace('A page', 'The second page'))
  await page.goto(site.page('/', read('turbo/index.html')))
  await accept(page)
  await expect.poll(() => ran(page)).toBe(1)
  await page.getByRole('link', { name: 'Second page' }).click()
  await expect(page.getByRole('heading', { name: 'The second page' })).toBeVisible()
  expect(await ran(page)).toBe(1)
  await page.getByText('Cookie settings').click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(errorsOf(page)).toEqual([])
})

test('htmx: a tag in a fragment waits, and runs once it is granted', async ({ site, page }) => {
  serveDist(site)
  site.script('/htmx.js', packaged('htmx.org/dist/htmx.js'))
  site.page('/fragment', read('htmx/fragment.html'))
  await page.goto(site.page('/', read('htmx/index.html')))
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(page.getByText('More of it.')).toBeVisible()
  expect(await ran(page)).toBe(0)
  await page.getByText('Cookie settings').click()
  await accept(page)
  await expect.poll(() => ran(page)).toBe(1)
  expect(errorsOf(page)).toEqual([])
})

test.describe('Tag Manager', () => {
  const serveContainer = async (page: Page) => {
    const asked: string[] = []
    await page.route('https://www.googletagmanager.com/**', (route) => {
      asked.push(route.request().url())
      return route.fulfill({ contentType: 'text/javascript', body: 'window.ran = 1' })
    })
    return asked
  }

  test('way 1: nothing reaches Google before the grant, then the container starts', async ({ site, page }) => {
    serveDist(site)
    const asked = await serveContainer(page)
    const head = `<script src="/consent/consent.js"></script>${read('tag-manager/held.html')}`
    await page.goto(site.page('/', `<!doctype html><html lang="en"><head>${head}</head><body></body></html>`))
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(asked).toEqual([])
    await accept(page)
    await expect.poll(() => asked).toEqual(['https://www.googletagmanager.com/gtm.js?id=GTM-XXXX'])
    expect(errorsOf(page)).toEqual([])
  })

  test('way 2: all types are denied before the container starts, and updated by the choice', async ({ site, page }) => {
    serveDist(site)
    const asked = await serveContainer(page)
    const head = read('tag-manager/consent-mode.html')
    await page.goto(site.page('/', `<!doctype html><html lang="en"><head>${head}</head><body></body></html>`))
    await expect.poll(() => asked.length).toBe(1)
    const entries = () => page.evaluate<unknown[][]>('dataLayer.map((entry) => entry.event ?? [...entry])')
    const isDefault = ([command, kind]: unknown[]) => command === 'consent' && kind === 'default'
    const before = await entries()
    const start = before.findIndex((entry) => `${entry}` === 'gtm.js')
    const [, , types] = before.find(isDefault) ?? []
    expect(before.findIndex(isDefault)).toBeLessThan(start)
    expect(Object.values(types ?? {}).filter((value) => value === 'denied').length).toBeGreaterThanOrEqual(6)
    await accept(page)
    await expect.poll(entries).toContainEqual(['consent', 'update', expect.objectContaining({ ad_storage: 'granted' })])
    expect(errorsOf(page)).toEqual([])
  })
})

test('a server that follows the choice: its header opens with the grant, its cookies and its policy page too', async ({
  site,
  page,
}) => {
  const { app } = await import(new URL('../../examples/server/server.mjs', import.meta.url).href)
  site.route('/consent/*', app)
  site.route('/', app)
  site.route('/privacy-policy', app)
  /** Of the page's own document, asked for again as the visitor that the browser is. */
  const header = () =>
    page.evaluate<string>("fetch('/').then(({ headers }) => headers.get('content-security-policy') ?? '')")
  await page.goto(site.url('/'))
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await header()).not.toContain('stats.example.com')
  expect(await cookieNames(page)).toEqual([])

  // The page that came with a shut header is loaded again, by the example's own script.
  const reloaded = page.waitForEvent('load')
  await accept(page)
  await reloaded
  await expect.poll(() => ran(page)).toBe(1)
  expect(await header()).toContain('stats.example.com')
  expect(await cookieNames(page)).toEqual(['_pk_id.1', 'interact_consent'])

  await page.goto(site.url('/privacy-policy'))
  await expect(page.getByText('tells visitors apart')).toBeVisible()
  expect(errorsOf(page)).toEqual([])
})
