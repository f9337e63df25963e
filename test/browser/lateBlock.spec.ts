import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, type Site, TRACKER_HOST, test } from './support/site'

const config = {
  policy: { url: '/privacy', version: '3' },
  services: [{ id: 'stats', category: 'analytics', hosts: [TRACKER_HOST] }],
}
const block = (text: string): string => `<script type="application/json" id="interact-consent">${text}</script>`
const tracker = (site: Site): string => `<script src="${site.url('/t.js', TRACKER_HOST)}"></script>`
const lines = (page: Page): string[] =>
  consoleOf(page)
    .texts('error')
    .filter((text) => text.startsWith('[consent]'))

test('a JSON block after the tag is found as soon as the parser comes to it, and told', async ({ site, page }) => {
  site.script('/t.js', 'window.tracked = true')
  const head = `<script>InteractConsent.push(({ choice }) => (window.called = (window.called ?? 0) + 1))</script>
    ${block(JSON.stringify(config))}${tracker(site)}
    <script type="text/plain" data-consent="stats">window.ran = true</script>`
  await page.goto(site.page('/', consentPage({ head })))
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await expect(page.locator('dialog')).toHaveCount(1)
  expect(await page.evaluate('[window.tracked, window.ran]')).toEqual([undefined, undefined])
  await expect.poll(() => lines(page)).toHaveLength(1)
  expect(lines(page)[0]).toMatch(/^\[consent\] block-late: #interact-consent — .*before the tag/)
  // Whoever has pushed a callback has the API that is at work.
  expect(await page.evaluate('called')).toBe(2)

  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('[window.tracked, window.ran]')).toEqual([true, true])
  expect(await page.evaluate('InteractConsent.choice.policy')).toBe('3')
})

test('one that cannot be read shuts all hosts but the own ones of the site', async ({ site, page }) => {
  site.script('/t.js', 'window.tracked = true')
  const head = `${block('{ "services": [')}${tracker(site)}`
  await page.goto(site.page('/', consentPage({ body: head })))
  await expect.poll(() => lines(page).length).toBe(2)
  expect(lines(page).join('\n')).toContain('bad-json: SyntaxError')
  expect(await page.evaluate('window.tracked')).toBe(undefined)
})

for (const [place, at] of Object.entries({ before: 'before', behind: 'body' })) {
  test(`two blocks that differ, the second ${place} the tag: nothing that either declares is open`, async ({
    site,
    page,
  }) => {
    const other = 'other.localhost'
    site.script('/t.js', 'window.tracked = true')
    const ad = { id: 'ad', category: 'marketing', hosts: [other], cookies: [{ name: '_ad', lifetime: '1 year' }] }
    const second = block(JSON.stringify({ mode: 'opt-out', services: [ad] }))
    await page.goto(site.page('/', consentPage({ config, [at]: second })))
    await expect.poll(() => lines(page)).toHaveLength(1)
    expect(lines(page)[0]).toMatch(/^\[consent\] bad-json: .*not alone/)
    await page.evaluate('InteractConsent.acceptAll()')
    await page.evaluate(`document.cookie = '_ad=1'
      for (const host of ['${TRACKER_HOST}', '${other}'])
        document.body.append(Object.assign(new Image(), { src: 'http://' + host + ':${site.port}/x.png' }))`)
    expect(await page.evaluate('document.cookie')).not.toContain('_ad')
    expect(site.requests({ path: '/x.png' })).toEqual([])
  })
}

test('of three blocks, one that differs shuts everything, wherever it stands', async ({ site, page }) => {
  const same = block(JSON.stringify(config))
  const other = block(JSON.stringify({ mode: 'opt-out' }))
  const places = [{ before: same, body: other }, { before: same + same, head: other }, { before: same + other }]
  for (const [index, parts] of places.entries()) {
    await page.goto(site.page('/', consentPage({ config, ...parts })))
    await expect.poll(() => lines(page)).toHaveLength(index + 1)
    expect(lines(page)[index]).toMatch(/^\[consent\] bad-json: .*not alone/)
    expect(await page.evaluate("InteractConsent.allows('analytics')")).toBe(false)
  }
})

test('an injected block without the nonce of the tag does not replace the one that bears it', async ({
  site,
  page,
}) => {
  site.script('/t.js', 'window.tracked = true')
  const head = `${block('{ "mode": "opt-out" }')}${tracker(site)}`
  const own = block(JSON.stringify(config)).replace('>', ' nonce="abc">')
  const before = `${head}${own}`
  await page.goto(site.page('/', consentPage({ before, attributes: { nonce: 'abc' } })))
  expect(await page.evaluate("InteractConsent.allows('stats')")).toBe(false)
  expect(await page.evaluate('InteractConsent.receipt()')).toBeNull()
  await page.getByRole('button', { name: 'Accept all' }).click()
  expect(await page.evaluate("InteractConsent.allows('stats')")).toBe(true)
  expect(await page.evaluate('InteractConsent.choice.policy')).toBe('3')
})

test('the same block twice is one', async ({ site, page }) => {
  const body = block(JSON.stringify(config))
  const before = '<script>n = 0; document.addEventListener("consent:ready", () => n++)</script>'
  await page.goto(site.page('/', consentPage({ config, before, body })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  expect(await page.evaluate("InteractConsent.allows('stats')")).toBe(true)
  // It does not start again.
  expect(await page.evaluate('n')).toBe(1)
  expect(lines(page)).toEqual([])
})

test('a page without a block starts once', async ({ site, page }) => {
  await page.goto(
    site.page(
      '/',
      consentPage({
        attributes: { 'data-policy-url': '/p' },
        before: '<script>n = 0; document.addEventListener("consent:ready", () => n++)</script>',
        body: '<p>x</p>',
      }),
    ),
  )
  await expect(page.locator('dialog')).toHaveCount(1)
  expect(await page.evaluate('n')).toBe(1)
  expect(lines(page)).toEqual([])
})

test('what a grant covers stays, though the block that declares it comes after the tag', async ({ site, page }) => {
  const writer = 'tags.localhost'
  const write = 'document.cookie = "visitor_id=1; path=/; max-age=1000"; localStorage.visitor_key = "1"'
  site.script('/w.js', write, { host: writer })
  const head = block(JSON.stringify(config))
  await page.goto(site.page('/', consentPage({ head, body: '<p>x</p>' })))
  await page.evaluate('InteractConsent.acceptAll()')
  await page.addScriptTag({ url: site.url('/w.js', writer) })
  const kept = () => page.evaluate('[document.cookie.includes("visitor_id=1"), localStorage.visitor_key]')
  expect(await kept()).toEqual([true, '1'])
  await page.goto(site.page('/next', consentPage({ head, body: '<p>x</p>' })))
  expect(await kept()).toEqual([true, '1'])
  // Still known as written under the grant.
  const reloaded = page.waitForEvent('load')
  await page.evaluate('InteractConsent.rejectAll()')
  await reloaded
  await expect.poll(kept).toEqual([false, undefined])
})

test('what no choice covers goes once the page is parsed and has no block', async ({ site, page }) => {
  site.script('/w.js', 'document.cookie = "visitor_id=1; path=/; max-age=1000"', { host: 'tags.localhost' })
  const attributes = { 'data-policy-url': '/p', 'data-policy-version': '1' }
  const tag = `<script src="${site.url('/w.js', 'tags.localhost')}"></script>`
  await page.goto(site.page('/', consentPage({ attributes })))
  await page.evaluate('InteractConsent.acceptAll()')
  await page.goto(site.page('/writes', consentPage({ attributes, body: tag })))
  expect(await page.evaluate('document.cookie')).toContain('visitor_id')
  // A new policy: nothing is granted until the visitor has answered it.
  const next = { ...attributes, 'data-policy-version': '2' }
  await page.goto(site.page('/next', consentPage({ attributes: next, body: '<p>x</p>' })))
  await expect.poll(() => page.evaluate('document.cookie')).not.toContain('visitor_id')
})
