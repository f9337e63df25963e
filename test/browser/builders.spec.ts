import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { findPhp } from '../../scripts/browsers.mjs'
import { putHash, readBuilt } from '../../scripts/hashes.mjs'
import { OPTIMISERS } from './support/optimisers'
import { consoleOf, expect, jar, type Site, test } from './support/site'
import { drawWordPress } from './support/wordPress'

/* docs/guides/builders.md, followed: the pages as these builders put them together. */

const root = new URL('../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')
const serveDist = (site: Site, folder: string) =>
  site.route(`${folder}*`, (request, response) =>
    response.sendFile(fileURLToPath(new URL(`dist/${request.path.slice(folder.length)}`, root))),
  )
const errorsOf = (page: Page) => [...consoleOf(page).errors, ...consoleOf(page).texts('error')]

/** Google's tag, which sets a cookie as it runs. */
async function serveGoogle(page: Page): Promise<void> {
  await page.route(/^https:\/\/www\.(googletagmanager|google-analytics)\.com\//, (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `document.cookie = '_ga=GA1.1.1; max-age=9999; path=/'; (window.ran ??= []).push(${JSON.stringify(new URL(route.request().url()).pathname)})`,
    }),
  )
}
const ran = (page: Page) => page.evaluate<string[]>('[...(window.ran ?? [])].sort()')
const cookieNames = async (page: Page) => (await jar(page.context())).map(({ name }) => name).sort()

/** Refuses, comes back by the button in the footer, accepts. */
async function walk(page: Page, expected: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await expect.poll(() => cookieNames(page)).toEqual(['interact_consent'])
  expect(await ran(page)).toEqual([])
  await page.getByText('Cookie settings').click()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => ran(page)).toEqual(expected)
  expect(await cookieNames(page)).toEqual(['_ga', 'interact_consent'])
  expect(errorsOf(page)).toEqual([])
}

test.describe('WordPress', () => {
  const php = findPhp()
  test.skip(!php, 'PHP draws the page: npm test installs it where it can')
  const draw = (site: Site) => drawWordPress(`${php}`, site.url('').replace(/\/$/, ''))
  const serve = (site: Site) => {
    serveDist(site, '/wp-content/uploads/consent/')
    site.script('/wp-includes/js/jquery/jquery.min.js', 'window.jQuery = () => {}')
  }
  /** One file of several, as a plugin's cache holds it. */
  const merge = (site: Site) => (parts: (string | { code: string })[]) =>
    site.script(
      '/wp-content/cache/merged_5f2c.js',
      parts
        .map((part) => {
          if (typeof part !== 'string') return part.code
          const name = /consent[\w-]*\.js/.exec(part)?.[0]
          return name ? read(`dist/${name}`) : 'window.jQuery = () => {}'
        })
        .join('\n;'),
    )

  test.beforeEach(({ page }) => serveGoogle(page))

  test('the tag stands before all that plugins print, and what they print waits', async ({ site, page }) => {
    serve(site)
    await page.goto(site.page('/', draw(site)))
    await walk(page, ['/gtag/js', '/plugin.js'])
    expect(await page.evaluate('[early, typeof jQuery]')).toEqual([true, 'function'])
  })

  for (const [what, optimise] of Object.entries(OPTIMISERS)) {
    test(`a plugin that ${what} leaves the tag as it is`, async ({ site, page }) => {
      serve(site)
      const html = optimise(draw(site), merge(site))
      expect(html).not.toBe(draw(site))
      await page.goto(site.page('/', html))
      await walk(page, ['/gtag/js', '/plugin.js'])
    })

    test(`consent-full.js works where a plugin ${what}`, async ({ site, page }) => {
      serve(site)
      // Without the words that keep it from plugins, and without the plugin whose tags nobody tags.
      const html = draw(site)
        .replace(/(<script src="[^"]*\/)consent\.js" nowprocket[^>]*>/, '$1consent-full.js">')
        .replace(/<script async src="https:\/\/www\.google-analytics[^<]*<\/script>/, '')
      expect(html).toContain('consent-full.js">')
      await page.goto(site.page('/', optimise(html, merge(site))))
      await page.waitForLoadState('load')
      await page.mouse.move(20, 20)
      await page.mouse.move(30, 30)
      await walk(page, ['/gtag/js'])
    })
  }
})

/** As much of Liquid as the example uses: a text, and filters behind it. */
function liquid(text: string, assets: string): string {
  const filters: Record<string, (value: string[], argument?: string) => string[]> = {
    asset_url: ([value]) => [`${assets}${value}?v=1732303718`],
    split: ([value = ''], argument = '') => value.split(argument),
    first: ([value = '']) => [value],
  }
  return text.replace(/\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    const [start = '', ...rest] = expression.split(/\s*\|\s*/)
    const unquote = (word: string) => word.replace(/^'|'$/g, '')
    return rest
      .reduce(
        (value, filter) => {
          const [name = '', argument] = filter.split(/:\s*/)
          const apply = filters[name]
          if (!apply) throw new Error(`Liquid has no filter ${name} here`)
          return apply(value, argument && unquote(argument))
        },
        [unquote(start)],
      )
      .join('')
  })
}

test.describe('Shopify', () => {
  const CDN = 'cdn.shop.localhost'
  /** What `content_for_header` brings: the shop's own object, and an app that inserts a tracker. */
  const HEADER = `<script>
    told = []
    window.Shopify = { shop: 'a.myshopify.com', loadFeatures(features, done) {
      Shopify.customerPrivacy = { setTrackingConsent: (consent) => told.push(consent), currentVisitorConsent: () => ({}) }
      done()
    } }
    const script = document.createElement('script')
    script.async = true
    script.src = 'https://static.hotjar.com/c/hotjar-1.js?sv=6'
    document.head.append(script)
  </script>`
  const open = (site: Site, lang: string) => {
    const files = ['-full', '-signals', '-explain', '-text-de'].map((part) => `consent${part}.js`)
    for (const name of files) site.file(`/assets/${name}`, fileURLToPath(new URL(`dist/${name}`, root)), { host: CDN })
    const theme = liquid(read('examples/shopify/theme.liquid'), site.url('/assets/', CDN).replace(/^http:/, ''))
    return site.page(
      '/',
      `<!doctype html><html lang="${lang}"><head>${theme}${HEADER}</head><body><h1>A shop</h1>
       <footer><button type="button" data-consent-open>Cookie settings</button></footer></body></html>`,
    )
  }
  test.beforeEach(({ page }) =>
    page.route('https://static.hotjar.com/**', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        body: `document.cookie = '_hjSession=1'; (window.ran ??= []).push('hotjar')`,
      }),
    ),
  )

  test('the theme asks first, holds what apps insert, and tells the shop of the answer', async ({ site, page }) => {
    await page.goto(open(site, 'en'))
    await page.getByRole('button', { name: 'Reject all', exact: true }).click()
    await expect
      .poll(() => page.evaluate('told'))
      .toEqual([{ analytics: false, marketing: false, preferences: false, sale_of_data: false }])
    expect(await ran(page)).toEqual([])
    await page.getByText('Cookie settings').click()
    await page.getByRole('button', { name: 'Accept all' }).click()
    await expect.poll(() => ran(page)).toEqual(['hotjar'])
    expect(await page.evaluate('told.at(-1)')).toMatchObject({ analytics: true, marketing: true })
    expect(errorsOf(page)).toEqual([])
  })

  test('a shop in another language takes its words from the assets', async ({ site, page }) => {
    await page.goto(open(site, 'de'))
    await expect(page.getByRole('button', { name: 'Alle akzeptieren' })).toBeVisible()
    expect(errorsOf(page)).toEqual([])
  })
})

test('Webflow: the code for the head, with the tag for a CDN, between its style sheets and its scripts', async ({
  site,
  page,
}) => {
  await serveGoogle(page)
  await page.route('https://cdn.jsdelivr.net/npm/@interactcx/consent@*/dist/*', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: read(`dist/${new URL(route.request().url()).pathname.split('/').pop()}`),
    }),
  )
  const started = putHash(read('docs/getting-started.md'), readBuilt())
  const tag = /<script\n {2}src="https:\/\/cdn[\s\S]*?<\/script>/.exec(started)?.[0] ?? ''
  const code = read('examples/webflow/head.html').replace(/<!-- The tag .* -->/, tag)
  expect(code).toContain('integrity="sha384-')
  site.script('/js/webflow.js', 'window.Webflow = []')
  await page.goto(
    site.page(
      '/',
      `<!DOCTYPE html><html data-wf-page="6" data-wf-site="6" lang="en"><head><meta charset="utf-8"/><title>A Webflow site</title>
       <style>body { font: 1rem sans-serif }</style>
       <script type="text/javascript">!function(o,c){c.documentElement.className+=" w-mod-js"}(window,document);</script>
       ${code}</head><body><div class="w-embed w-iframe"><h1>A site</h1></div>
       <a href="#" data-consent-open>Cookie settings</a>
       <script src="/js/webflow.js"></script></body></html>`,
    ),
  )
  await walk(page, ['/gtag/js'])
  expect(await page.evaluate('[typeof Webflow, dataLayer.length]')).toEqual(['object', 2])
})
