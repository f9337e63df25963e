import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Consumer, installPacked, type Target } from '../package/consumer'
import { consentPage, consoleOf, expect, type Site, test } from './support/site'

const APP = `
import { createConsent } from '@interactcx/consent'
window.consent = createConsent({
  policy: { url: '/privacy', version: '1' },
  services: [{ id: 'counter', category: 'analytics', hosts: ['stats.localhost'] }],
})
`
const TAGGED = '<script type="text/plain" data-consent="analytics">window.counted = (window.counted || 0) + 1</script>'

const TYPED = `
import { type Choice, type Consent, type ConsentConfig, ConsentConfigError, createConsent } from '@interactcx/consent'
const config: ConsentConfig = { policy: { url: '/privacy', version: '1' }, afterRevoke: 'keep' }
const consent: Consent = createConsent(config)
const choice: Choice | null = consent.choice
export const undo: () => void = consent.on('choice', ({ newlyGranted }) => newlyGranted.map((id: string) => id))
document.addEventListener('consent:choice', (event) => event.detail.newlyGranted.map((id: string) => id))
export const lifetime: 'session' | 'persistent' | undefined = choice?.lifetime
export const isError = (error: unknown) => error instanceof ConsentConfigError && error.message
// @ts-expect-error there are two lifetimes
consent.acceptAll('forever')
// @ts-expect-error no such option
createConsent({ polycy: { url: '/privacy', version: '1' } })
// @ts-expect-error no such event
consent.on('chosen', () => {})
`

let consumer: Consumer

// In one worker, so that it is packed once.
test.describe.configure({ mode: 'default' })
test.beforeAll(async () => {
  consumer = await installPacked()
})
test.afterAll(() => consumer.remove())

async function serveApp(site: Site): Promise<string> {
  for (const [name, code] of await consumer.bundle(APP)) site.script(`/${name}`, code)
  const head = `<script type="module" src="/app.js"></script>${TAGGED}`
  return site.page('/', consentPage({ src: null, head, body: '<h1>An app</h1>' }))
}

test('the tarball holds what the package exports, and nothing of the workshop', () => {
  const { exports, name } = consumer.manifest
  expect(name).toBe('@interactcx/consent')
  const filesOf = (target: Target): string[] =>
    typeof target === 'string' ? [target] : Object.values(target).flatMap(filesOf)
  const targets = Object.values(exports).flatMap(filesOf)
  for (const target of targets) {
    const [start = '', end = ''] = target.replace('./', '').split('*')
    expect(consumer.files.filter((file) => file.startsWith(start) && file.endsWith(end))).not.toEqual([])
  }
  expect(
    consumer.files.filter(
      (file) =>
        !/^((dist|docs|examples|gtm|rules)\/|(package\.json|README\.md|LICENSE|NOTICE|CHANGELOG\.md|CONTRIBUTING\.md)$)/.test(
          file,
        ),
    ),
  ).toEqual([])
})

test('its pages link to what the tarball holds', () => {
  const pages = consumer.files.filter((file) => file.endsWith('.md'))
  expect(pages.length).toBeGreaterThan(20)
  const folder = join(consumer.folder, 'node_modules/@interactcx/consent')
  const dead = pages.flatMap((page) => {
    const prose = readFileSync(join(folder, page), 'utf8').replace(/```[\s\S]*?```/g, '')
    const links = [...prose.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)/g)].map(([, link = '']) => link)
    return links.filter((link) => !existsSync(join(folder, dirname(page), link))).map((link) => [page, link])
  })
  expect(dead).toEqual([])
})

test('it can be imported where there is no window', async () => {
  const code = `
    const { createConsent, ConsentConfigError } = await import('@interactcx/consent')
    console.log(typeof window, typeof createConsent, typeof ConsentConfigError)`
  expect(await consumer.node(code)).toBe('undefined function function')
})

test('what is not used is left out of a bundle', async () => {
  const [bare = ''] = (await consumer.bundle(`import '@interactcx/consent'`)).values()
  expect(bare.trim()).toBe('')
  const [error = ''] = (
    await consumer.bundle(`import { ConsentConfigError as E } from '@interactcx/consent'; console.log(E)`)
  ).values()
  expect(error).toContain('ConsentConfigError')
  expect(error.length).toBeLessThan(1000)
})

// As Node resolves them, test/package checks them, with those of all entries.
test('its types hold as a bundler resolves them', async () => {
  test.setTimeout(60_000)
  expect(await consumer.typeCheck(TYPED, 'bundler')).toBe('')
  expect(await consumer.typeCheck(`${TYPED}\nconst wrong: number = consent`, 'bundler')).toContain('TS2322')
})

test('a bundled app holds a tagged script until it accepts all', async ({ site, page }) => {
  await page.goto(await serveApp(site))
  await expect(page.locator('[data-consent-action="accept-all"]')).toBeVisible()
  expect(await page.evaluate('[window.counted, window.consent.choice]')).toEqual([undefined, null])

  await page.evaluate('window.consent.acceptAll()')
  await expect.poll(() => page.evaluate('window.counted')).toBe(1)
  expect(consoleOf(page).errors).toEqual([])
})

test('the modal comes by a dynamic import, only where it is needed, and its button accepts', async ({ site, page }) => {
  const url = await serveApp(site)
  await page.goto(url)
  await page.locator('[data-consent-action="accept-all"]').click()
  await expect.poll(() => page.evaluate('window.counted')).toBe(1)
  expect(await page.evaluate('window.consent.allows("counter", "persistent")')).toBe(true)

  const loaded = site.requests(/\.js$/).map(({ path }) => path)
  site.forgetRequests()
  await page.goto(url)
  await expect.poll(() => page.evaluate('window.counted')).toBe(1)
  expect(site.requests(/\.js$/).length).toBeLessThan(loaded.length)
  await expect(page.locator('#interact-consent-root dialog[open]')).toHaveCount(0)
  expect(consoleOf(page).errors).toEqual([])
})
