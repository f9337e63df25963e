import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'

const read = (name: string) => readFileSync(new URL(`../../dist/${name}`, import.meta.url), 'utf8')
const hashOf = (code: string) => `sha384-${createHash('sha384').update(code).digest('base64')}`
const own = { integrity: hashOf(read('consent.js')), crossorigin: 'anonymous' }
const CORS = { 'Access-Control-Allow-Origin': '*' }
const config = { afterRevoke: 'keep' as const, signals: ['meta'] }
const held = '<script type="text/plain" data-consent="analytics">ran = true</script>'
const frame = '<iframe data-consent="marketing" data-src="/film" title="A film"></iframe>'

/** What the SDK's scripts in this page bear, by the names of their files. */
const parts = (page: Page): Promise<Record<string, { integrity: string; crossorigin: string | null }>> =>
  page.evaluate('parts')

/** Notes each script as it is put into the page: the SDK takes its own out once they are there. */
const watch = (page: Page) =>
  page.addInitScript(() => {
    const parts: Record<string, object> = {}
    Object.assign(window, { parts, violations: [] })
    document.addEventListener('securitypolicyviolation', (event) =>
      Reflect.get(window, 'violations').push(event.blockedURI),
    )
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes)
          if (node instanceof HTMLScriptElement && /consent-/.test(node.src))
            parts[new URL(node.src).pathname.slice(1)] = {
              integrity: node.integrity,
              crossorigin: node.getAttribute('crossorigin'),
            }
    }).observe(document, { childList: true, subtree: true })
  })

/** Through everything that fetches a part. */
async function walk(page: Page): Promise<void> {
  await page.locator('#interact-consent-root').getByRole('button', { name: 'Auswahl anpassen' }).click()
  await page.getByRole('button', { name: 'Auswahl speichern' }).waitFor()
  await page.getByRole('button', { name: 'Alle akzeptieren' }).click()
  await page.waitForFunction('window.ran')
  await page.locator('.interact-consent-launcher').waitFor()
}

const everyPart = [
  'consent-frames.js',
  // With the hash of consent-signals.js.
  'consent-hashes.js',
  'consent-launcher.js',
  'consent-preferences.js',
  'consent-signals.js',
  'consent-ui.js',
]
const page_ = (more: object = {}) => consentPage({ config, html: { lang: 'de' }, head: held, body: frame, ...more })

test('each part of the same origin bears the hash of the build, and CORS', async ({ site, page }) => {
  await watch(page)
  await page.goto(site.page('/', page_()))
  await walk(page)
  const seen = await parts(page)
  // Each of these has its hash in consent.js.
  const early = everyPart.filter((name) => name !== 'consent-hashes.js')
  expect(Object.keys(seen).sort()).toEqual([...early, 'consent-text-de.js'].sort())
  for (const name of early) expect(seen[name]).toEqual({ integrity: hashOf(read(name)), crossorigin: 'anonymous' })
  expect(consoleOf(page).errors).toEqual([])
})

test('a part that is not of this build is refused and told, and nothing is granted', async ({ site, page }) => {
  site.script('/consent-ui.js', `${read('consent-ui.js')};window.injected = true`)
  await page.goto(site.page('/', page_()))
  await expect.poll(() => consoleOf(page).texts('error').join('\n')).toContain('[consent] ui-missing')
  expect(consoleOf(page).texts('error').join('\n')).toContain('is not of this build')
  expect(await page.evaluate('[typeof injected, typeof ran]')).toEqual(['undefined', 'undefined'])
})

test.describe('from another origin', () => {
  const CDN = 'cdn.localhost'
  const serve = (site: Site, headers = {}) => {
    for (const name of ['consent.js', 'consent-text-de.js', ...everyPart])
      site.script(`/${name}`, read(name), { host: CDN, headers })
    return site.url('/consent.js', CDN)
  }

  test('that sends no CORS headers all of it works, unchecked', async ({ site, page }) => {
    await watch(page)
    await page.goto(site.page('/', page_({ src: serve(site) })))
    await walk(page)
    expect(Object.values(await parts(page)).every(({ integrity, crossorigin }) => !integrity && !crossorigin)).toBe(
      true,
    )
    expect(consoleOf(page).errors).toEqual([])
  })

  test('SRI on the tag covers all of it, the languages too', async ({ site, page }) => {
    await watch(page)
    await page.goto(site.page('/', page_({ src: serve(site, CORS), attributes: own })))
    await walk(page)
    const seen = await parts(page)
    expect(Object.keys(seen).sort()).toEqual([...everyPart, 'consent-text-de.js'].sort())
    for (const [name, bears] of Object.entries(seen))
      expect(bears).toEqual({ integrity: hashOf(read(name)), crossorigin: 'anonymous' })
    expect(consoleOf(page).errors).toEqual([])
  })

  test('a language that was tampered with is refused: the words are English', async ({ site, page }) => {
    const src = serve(site, CORS)
    site.script('/consent-text-de.js', `${read('consent-text-de.js')};injected = true`, { host: CDN, headers: CORS })
    await page.goto(site.page('/', page_({ src, attributes: own })))
    await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
    expect(await page.evaluate('typeof injected')).toBe('undefined')
    expect(consoleOf(page).texts('error').join('\n')).toContain('[consent] text-missing')
  })
})

test.describe('under Integrity-Policy: blocked-destinations=(script)', () => {
  const headers = { 'Integrity-Policy': 'blocked-destinations=(script)' }

  test('all of consent.js works', async ({ site, page }) => {
    await watch(page)
    await page.goto(site.page('/', page_({ attributes: own }), { headers }))
    await walk(page)
    expect(await page.evaluate('violations')).toEqual([])
    expect(consoleOf(page).errors).toEqual([])
    // The policy is in force: a script without a hash does not run.
    site.script('/other.js', 'other = true')
    const outcome = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const script = document.createElement('script')
          script.onload = () => resolve('load')
          script.onerror = () => resolve('error')
          script.src = '/other.js'
          document.head.append(script)
        }),
    )
    expect(outcome).toBe('error')
  })

  test('consent-full.js works, and what it fetches', async ({ site, page }) => {
    const attributes = { integrity: hashOf(read('consent-full.js')), crossorigin: 'anonymous' }
    await page.goto(site.page('/', page_({ src: '/consent-full.js', attributes }), { headers }))
    await walk(page)
    expect(consoleOf(page).errors).toEqual([])
  })

  test('an inlined consent.js works', async ({ site, page }) => {
    const inlined = `<script>${read('consent.js').replaceAll('</script', '<\\/script')}</script>`
    await page.goto(site.page('/', page_({ src: null, head: inlined + held }), { headers }))
    await walk(page)
    expect(consoleOf(page).errors).toEqual([])
  })
})
