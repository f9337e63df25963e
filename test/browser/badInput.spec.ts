import type { Page } from '@playwright/test'
import { consentPage, consoleOf, expect, jar, test } from './support/site'

const tag = '<script type="text/plain" data-consent="analytics">window.ran = true</script>'
const lines = (page: Page) =>
  consoleOf(page)
    .texts('error')
    .filter((text) => text.startsWith('[consent]'))

/** The page is alive, and what needs consent is not. */
async function shut(page: Page): Promise<void> {
  expect(await page.evaluate(() => [Reflect.get(window, 'ran'), Reflect.get(window, 'alive')])).toEqual([
    undefined,
    true,
  ])
  expect(consoleOf(page).errors).toEqual([])
}
const alive = '<script>window.alive = true</script>'

test('an unknown key: one line with its path and the nearest known one', async ({ site, page }) => {
  const config = { polcy: { url: '/p', version: '1' }, services: [{ id: 's', category: 'analytics', host: ['a.b'] }] }
  await page.goto(site.page('/', consentPage({ config, head: tag, body: alive })))
  await expect.poll(() => lines(page)).toHaveLength(2)
  expect(lines(page)[0]).toMatch(/^\[consent\] consent-config: polcy: "polcy" is no known key; did you mean "policy"\?/)
  expect(lines(page)[1]).toMatch(
    /^\[consent\] consent-config: services\[0\]\.host: .*did you mean "hosts"\?.*errors\.md#consent-config$/,
  )
  await shut(page)
})

test('a category that does not exist: told, and never granted by Accept all', async ({ site, page, context }) => {
  const config = { services: [{ id: 'stats', category: 'analitics', cookies: [{ name: '_st', lifetime: '1 year' }] }] }
  const head = '<script type="text/plain" data-consent="stats">window.ran = true</script>'
  await page.goto(site.page('/', consentPage({ config, head, body: alive })))
  await expect.poll(() => lines(page)).toHaveLength(1)
  expect(lines(page)[0]).toContain('services[0].category: "analitics" is no category; did you mean "analytics"?')
  await page.getByRole('button', { name: 'Accept all' }).click()
  await page.evaluate("document.cookie = '_st=1'")
  expect((await jar(context)).map(({ name }) => name)).toEqual(['interact_consent'])
  await shut(page)
})

test('a word that there is none of, and a language that is not known: told in one line each', async ({
  site,
  page,
}) => {
  const config = { language: 'tlh', text: { en: { titel: 'Cookies', acceptAll: 'Fine' } } }
  await page.goto(site.page('/', consentPage({ config, head: tag, body: alive })))
  await expect(page.getByRole('button', { name: 'Fine' })).toBeVisible()
  await expect.poll(() => lines(page)).toHaveLength(2)
  expect(lines(page).join('\n')).toContain('text.en.titel: "titel" is the name of no word; did you mean "title"?')
  expect(lines(page).join('\n')).toMatch(/unknown-language: tlh — There are no words/)
  await shut(page)
})

test('words, names and lists that are none: told in one line each, and both views can be read', async ({
  site,
  page,
}) => {
  const config = {
    adopt: { from: 'klaro', map: { ga: ['analytics'] } },
    categories: { necessary: { label: 'Needed' }, analytics: { label: 5 } },
    services: [{ id: 'stats', category: 'analytics', cookies: [{ name: '/^_st/', lifetime: '1 year' }] }],
    text: { en: { title: 5, allowed: null, save: {}, counts: 7, categories: 'x' }, en_GB: { title: 'x' } },
  }
  await page.goto(site.page('/', consentPage({ config, head: tag, body: alive })))
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await expect(page.getByText('Needed', { exact: true })).toBeVisible()
  await expect.poll(() => lines(page)).toHaveLength(9)
  for (const path of ['adopt.map.ga', 'categories.analytics.label', 'services[0].cookies[0].name', 'text.en_GB'])
    expect(lines(page).filter((line) => line.includes(`consent-config: ${path}: `))).toHaveLength(1)
  // A site's own script writes it, as any that is bundled.
  await page.evaluate("document.cookie = '_st=1'")
  expect(await page.evaluate('document.cookie')).toBe('')
  await shut(page)
})

test('a tag that names no category: told once', async ({ site, page }) => {
  const head = '<script type="text/plain" data-consent="analitics">window.ran = true</script>'
  await page.goto(site.page('/', consentPage({ head: head + head, body: alive })))
  await expect.poll(() => lines(page)).toHaveLength(1)
  expect(lines(page)[0]).toMatch(/unknown-id: "analitics" \(necessary,functional,analytics,marketing\)/)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await shut(page)
  await page.waitForTimeout(300)
  expect(lines(page)).toHaveLength(1)
})

test('a broken JSON block: told; the rest of the SDK works', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config: '{ "policy": ', head: tag, body: alive })))
  await expect.poll(() => lines(page)).toHaveLength(1)
  expect(lines(page)[0]).toMatch(/^\[consent\] bad-json: SyntaxError.*cannot be read/)
  await expect(page.getByRole('button', { name: 'Reject all', exact: true })).toBeVisible()
  await shut(page)
})

for (const config of [
  '[]',
  'null',
  '"text"',
  '7',
  '{"services":{"a":1}}',
  '{"services":[null,1,"x",{}]}',
  '{"categories":[1]}',
  '{"services":[[{"id":"a","category":"analytics","hosts":[["a.test"]]}]]}',
  '{"__proto__":{"mode":"opt-out"},"categories":{"__proto__":{},"analytics":{},"constructor":{}}}',
  '{"cookie":{"domain":"https://a.test/","path":"shop","days":-1},"policy":{"url":"javascript:alert(1)","version":1}}',
]) {
  test(`a block that holds ${config} breaks nothing`, async ({ site, page }) => {
    await page.goto(site.page('/', consentPage({ config, head: tag, body: alive })))
    await expect(page.getByRole('button', { name: 'Reject all', exact: true })).toBeVisible()
    await page.evaluate("document.cookie = 'a=1'")
    await shut(page)
  })
}

test('a corrupt choice cookie counts as none', async ({ site, page, context }) => {
  for (const value of [
    '%E0%A4%A',
    '1~x',
    'v=1&granted=analytics',
    'v=9&granted=analytics&lifetime=persistent&by=visitor&at=1795489200',
    '{"a":1}',
  ]) {
    await context.addCookies([{ name: 'interact_consent', value, url: site.url('/') }])
    await page.goto(site.page('/', consentPage({ head: tag, body: alive })))
    await expect(page.getByRole('button', { name: 'Reject all', exact: true })).toBeVisible()
    expect(await page.evaluate('InteractConsent.choice')).toBeNull()
    await shut(page)
  }
  expect(lines(page)).toEqual([])
})

test('a listener that throws: told, and the others are called', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ head: tag, body: alive })))
  await page.evaluate(`heard = []
    InteractConsent.on('choice', () => { throw new Error('mine') })
    InteractConsent.on('choice', ({ newlyGranted }) => heard.push(newlyGranted))
    InteractConsent.rejectAll()`)
  expect(await page.evaluate('heard')).toEqual([[]])
  await expect.poll(() => lines(page)).toHaveLength(1)
  expect(lines(page)[0]).toContain('listener: Error: mine')
  await shut(page)
})

test('a missing consent-ui.js: told, nothing is granted, and a later try can succeed', async ({
  site,
  page,
  context,
}) => {
  let missing = true
  await page.route('**/consent-ui.js*', (route) => (missing ? route.abort() : route.continue()))
  await page.goto(
    site.page('/', consentPage({ head: tag, body: `${alive}<button data-consent-open>Cookies</button>` })),
  )
  await expect.poll(() => lines(page)).toHaveLength(1)
  expect(lines(page)[0]).toMatch(/ui-missing: .*consent-ui\.js/)
  expect(await page.evaluate('InteractConsent.choice')).toBeNull()
  expect(await jar(context)).toEqual([])
  await shut(page)
  missing = false
  await page.getByRole('button', { name: 'Cookies' }).click()
  await expect(page.getByRole('button', { name: 'Save choices' })).toBeVisible()
})

test('without consent-explain.js there is still a line', async ({ site, page }) => {
  await page.route('**/consent-explain.js*', (route) => route.abort())
  await page.goto(site.page('/', consentPage({ config: { polcy: {} }, head: tag, body: alive })))
  await page.evaluate("InteractConsent.allows('nothing')")
  await expect.poll(() => lines(page)).toHaveLength(2)
  expect(lines(page).join('\n')).toContain('consent-config: polcy')
  expect(lines(page).join('\n')).toMatch(/unknown-id: "nothing" \(.*\)$/m)
  await shut(page)
})

test('a wrong config is told of even without consent-problems.js', async ({ site, page }) => {
  await page.route('**/consent-problems.js*', (route) => route.abort())
  await page.goto(site.page('/', consentPage({ config: { polcy: {} }, head: tag, body: alive })))
  await expect.poll(() => lines(page)).toHaveLength(1)
  expect(lines(page)[0]).toMatch(/problems-missing: .*consent-problems\.js/)
  await shut(page)
})
