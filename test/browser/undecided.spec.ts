import { consentPage, consoleOf, expect, jar, storageOf, test } from './support/site'

const head = `<script type="text/plain" data-consent="analytics" src="/m.js"></script>
<script type="text/plain" data-consent="analytics">window.inline = true; document.cookie = 'x=1'</script>`

test('undecided: the modal asks, nothing tagged loads or runs, nothing is stored', async ({ site, page, context }) => {
  site.script('/m.js', 'window.ext = true; localStorage.m = 1')
  await page.goto(site.page('/', consentPage({ head, config: { policy: { url: '/p', version: '1' } } })))
  await expect(page.getByRole('button', { name: 'Accept all' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Reject all', exact: true })).toBeVisible()
  expect(await page.evaluate(() => [Reflect.get(window, 'inline'), Reflect.get(window, 'ext')])).toEqual([
    undefined,
    undefined,
  ])
  expect(site.requests('/m.js')).toEqual([])
  expect(await jar(context)).toEqual([])
  expect(await storageOf(page)).toEqual({ local: [], session: [], idb: [], caches: [] })
  expect(consoleOf(page).texts()).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('accepted: external and inline run in order, once, and run again on the next page without asking', async ({
  site,
  page,
  context,
}) => {
  site.script('/m.js', 'window.ran = [...(window.ran ?? []), "external"]', { delay: 100 })
  const tags = `<script type="text/plain" data-consent="analytics" src="/m.js"></script>
<script type="text/plain" data-consent="analytics">window.ran = [...(window.ran ?? []), "inline"]</script>`
  await page.goto(site.page('/', consentPage({ head: tags })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('window.ran')).toEqual(['external', 'inline'])
  expect(await jar(context)).toMatchObject([{ name: 'interact_consent', session: false, domain: '.site.localhost' }])
  await page.reload()
  await expect.poll(() => page.evaluate('window.ran')).toEqual(['external', 'inline'])
  expect(site.requests('/consent-ui.js')).toHaveLength(1)
  await expect(page.getByRole('button', { name: 'Accept all' })).toHaveCount(0)
  expect(consoleOf(page).errors).toEqual([])
})

test('a returning visitor with a grant needs consent.js alone, where the page has its own way back', async ({
  site,
  page,
}) => {
  const head = '<script type="text/plain" data-consent="analytics">ran = true</script>'
  await page.goto(site.page('/', consentPage({ head, body: '<button data-consent-open>Cookies</button>' })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await page.waitForFunction('window.ran')
  const asked = () => site.requests(/\/consent/).map(({ path }) => path.replace(/\?.*/, ''))
  const before = asked().length
  await page.reload()
  await page.waitForFunction('window.ran')
  await page.evaluate('new Promise((resolve) => requestIdleCallback(resolve))')
  expect(asked().slice(before)).toEqual(['/consent.js'])
})

test('refused: the choice cookie alone, with no identifier, and the tags stay held', async ({
  site,
  page,
  context,
}) => {
  site.script('/m.js', 'window.ext = true')
  await page.goto(site.page('/', consentPage({ head, body: '<button data-consent-open>Cookies</button>' })))
  await page.getByRole('button', { name: 'Reject all', exact: true }).click()
  await expect(page.locator('dialog')).toHaveCount(0)
  await page.reload()
  const cookies = await jar(context)
  expect(cookies.map(({ name }) => name)).toEqual(['interact_consent'])
  expect(cookies[0]?.value).toMatch(/^v=1&granted=&lifetime=persistent&policy=&by=visitor&at=\d+00&known=\w{12}$/)
  expect(site.requests('/m.js')).toEqual([])
})
