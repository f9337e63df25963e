import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { type Demo, startDemo } from '../../demo/server.mjs'
import { ensureDocs } from '../../scripts/docs.mjs'
import { isWhole } from '../support/sweep'
import { consoleOf, expect, test } from './support/site'

const made = join(import.meta.dirname, '../../.cache/docs')
let demo: Demo

// In one worker, so that they are built once. A link to nowhere fails the build.
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  const { good, said } = await ensureDocs()
  expect(good, said).toBe(true)
  demo = await startDemo({ port: 0 })
})
test.afterAll(() => demo.close())

const pages = () =>
  readdirSync(made, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.html') && !/^(404|preview)\.html$/.test(name),
  )
const url = (page: string) => `${demo.url}docs/${page}`

test('every page is drawn, no wider than a phone, with no error and nothing from another host', async ({ page }) => {
  test.setTimeout(180_000)
  await page.setViewportSize({ width: 375, height: 812 })
  const others: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(demo.url) && !/^(data|blob|about):/.test(request.url())) others.push(request.url())
  })
  expect(pages().length).toBeGreaterThan(30)
  for (const name of pages()) {
    const answer = await page.goto(url(name))
    expect(answer?.status(), name).toBe(200)
    if (name.startsWith('configurator')) await expect(page.getByRole('status')).toBeVisible()
    await expect(page.locator('h1').first(), name).toBeVisible()
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(375)
  }
  expect(others).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('every page answers without the ending of its file, too', async ({ page }) => {
  for (const name of pages()) {
    const answer = await page.request.get(url(name.replace(/\.html$/, '')))
    expect(answer.status(), name).toBe(200)
    expect(await answer.text(), name).toContain('</html>')
  }
  expect((await page.request.get(url('guides/nothing'))).status()).toBe(404)
  await page.goto(url('guides/react#preact'))
  await expect(page.locator('h1')).toHaveText(/React/)
  expect(consoleOf(page).errors).toEqual([])
})

test('the browser knows each directive of the headers that are shown', async ({ site, page }) => {
  const docs = join(import.meta.dirname, '../../docs')
  const shown = readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [
      ...readFileSync(join(docs, name), 'utf8').matchAll(
        /(?:^|`)(Content-Security-Policy|Permissions-Policy): ([^`\n]+)/gm,
      ),
    ])
  expect(shown.length).toBeGreaterThan(2)
  for (const [index, [, header = '', value = '']] of shown.entries()) {
    const headers = { [header]: value.replaceAll('…', '') }
    await page.goto(site.page(`/${index}`, '<!doctype html><title>x</title>', { headers }))
  }
  expect(
    consoleOf(page)
      .texts()
      .filter((text) => /unrecogni[sz]ed/i.test(text)),
  ).toEqual([])
})

test('the search finds an error code, without a network', async ({ page }) => {
  await page.goto(url('index.html'))
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('searchbox').fill('script-timeout')
  const first = page.locator('.result').first()
  await expect(first).toContainText('script-timeout')
  await first.click()
  await expect(page).toHaveURL(/errors\.html#script-timeout$/)
})

/** One of each kind. */
const KINDS = ['index.html', 'configurator.html', 'guides/react.html', 'reference/choice.html']
/** They take axe half a minute, and are made as the others of their kinds. */
const LONG = ['errors.html', 'reference/config.html']

for (const scheme of ['light', 'dark'] as const) {
  test(`axe finds nothing, ${scheme}`, async ({ page }) => {
    test.setTimeout(120_000)
    await page.emulateMedia({ colorScheme: scheme })
    for (const name of isWhole ? [...KINDS, ...LONG] : KINDS) {
      await page.goto(url(name))
      if (name.startsWith('configurator')) await expect(page.getByRole('status')).toBeVisible()
      expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(scheme === 'dark')
      // The preview is the page of somebody else, and has tests of its own.
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze()
      expect(violations.map(({ id, nodes }) => [name, id, nodes.map(({ html }) => html).slice(0, 3)])).toEqual([])
    }
  })
}

test.describe('the configurator', () => {
  const open = async (page: import('@playwright/test').Page, at = 'configurator.html') => {
    await page.goto(url(at))
    await expect(page.frameLocator('iframe').getByRole('button', { name: 'Accept all' })).toBeVisible()
  }

  test('by keyboard: a tool, a layout and a language change the modal and what comes out', async ({ page }) => {
    await open(page)
    await page.getByRole('searchbox', { name: 'Search' }).focus()
    await page.keyboard.type('ga4')
    await expect(page.getByRole('checkbox', { name: 'Google Analytics' })).toBeChecked()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('hotjar')
    // The list itself can be scrolled by keys, so it has a stop of its own.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await expect(page.getByRole('checkbox', { name: 'Hotjar' })).toBeChecked()
    await page.getByRole('combobox', { name: 'Category of Hotjar' }).selectOption('functional')
    await page.getByRole('combobox', { name: 'Layout' }).selectOption('banner')
    await page.getByRole('combobox', { name: 'Language' }).selectOption('ar')
    const frame = page.frameLocator('iframe')
    const notice = frame.locator('#interact-consent-root [data-consent-view]')
    await expect(notice).toHaveCSS('direction', 'rtl')
    await expect(notice).toContainText('قبول')
    await page.getByRole('button', { name: 'Config file' }).click()
    expect(JSON.parse(await page.locator('pre code').last().innerText())).toEqual({
      policy: { url: '/privacy-policy', version: '1' },
      services: ['google-analytics', { use: 'hotjar', category: 'functional' }],
      layout: 'banner',
      language: 'ar',
    })
    await page.getByRole('button', { name: 'Headers (CSP)' }).click()
    await expect(page.locator('pre code').last()).toContainText('https://*.hotjar.com')
    await page.getByRole('button', { name: 'Policy table' }).click()
    await expect(page.locator('.policy')).toContainText('_ga')
  })

  test('tells what is wrong as one types, and what is right again', async ({ page }) => {
    await open(page)
    const config = page.getByRole('textbox', { name: 'The config itself' })
    await config.fill('{ "polcy": {} }')
    await expect(page.getByRole('status')).toContainText('policy')
    await expect(page.getByText('Nothing comes out before the config is right.')).toBeVisible()
    await config.fill('{ "services": [')
    await expect(page.getByRole('status')).toContainText('JSON')
    await config.fill('{ "services": ["matomo"], "parts": "https://cdn.example.com/", "adopt": { "from": "klaro" } }')
    await expect(page.getByRole('checkbox', { name: 'Matomo', exact: true })).toBeChecked()
    await expect(page.locator('pre code').last()).toContainText('"id": "matomo"')
    // What the site has of its own is not here: the modal is shown all the same.
    await expect(page.locator('iframe')).toHaveAttribute('src', /cdn\.example\.com/)
    await expect(page.frameLocator('iframe').getByRole('button', { name: 'Accept all' })).toBeVisible()
    expect(consoleOf(page).errors).toEqual([])
  })

  test('gives the advice of check, and a module that imports from the catalogue', async ({ page }) => {
    await open(page)
    await expect(page.getByRole('status')).toContainText('the cookie _ga stays for 2 years')
    await page.getByRole('radio', { name: 'npm' }).check()
    await expect(page.locator('pre code').last()).toContainText(
      "import { googleAnalytics } from '@interactcx/consent/services'",
    )
    await expect(page.locator('pre code').last()).toContainText('services: [googleAnalytics]')
  })

  test('comes back as it was from its address, and stores and sends nothing', async ({ page, context }) => {
    await open(page)
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.url()))
    await page.getByRole('textbox', { name: 'Version' }).fill('2027-01')
    await page.getByRole('radio', { name: 'CDN' }).check()
    await page.getByRole('radio', { name: 'dark' }).check()
    await expect(page).toHaveURL(/#[\w-]{40,}$/)
    await page.waitForTimeout(500)
    const address = page.url().split('/docs/')[1] ?? ''
    const again = await context.newPage()
    await open(again, address)
    await expect(again.getByRole('textbox', { name: 'Version' })).toHaveValue('2027-01')
    const tag = await again.locator('pre code').first().innerText()
    expect(tag).toContain('integrity="sha384-')
    await expect(again.frameLocator('iframe').locator('html')).toHaveAttribute('data-scheme', 'dark')
    // Another link in the same tab loads no page.
    await again.goto(url('configurator.html'))
    await open(again, 'configurator.html#nothing')
    await again.goto(url(address))
    await expect(again.getByRole('textbox', { name: 'Version' })).toHaveValue('2027-01')
    expect(
      sent.filter((each) => !/\/docs\/(preview\.html|consent\/|assets\/)/.test(each) && !each.startsWith('about:')),
    ).toEqual([])
    expect(await context.cookies()).toEqual([])
  })

  test('what comes out works when pasted', async ({ site, page, context }) => {
    await open(page)
    const [head, foot] = (await page.locator('pre code').last().innerText()).split(
      '<!-- In the footer of every page: -->',
    )
    const own = await context.newPage()
    for (const name of readdirSync(join(made, 'consent')).filter((file) => file.endsWith('.js')))
      site.script(`/consent/${name}`, readFileSync(join(made, 'consent', name), 'utf8'))
    await own.goto(
      site.page('/', `<!doctype html><html lang="en"><head>${head}<title>T</title></head><body>${foot}</body>`),
    )
    // What belongs into the body would end the head.
    await expect(own.locator('head > title')).toHaveCount(1)
    await own.getByRole('button', { name: 'Reject all', exact: true }).click()
    await own.getByRole('button', { name: 'Cookie settings' }).click()
    await expect(own.locator('[data-consent-service="google-analytics"]')).toHaveCount(1)
    expect(consoleOf(own).texts('error')).toEqual([])
  })
})
