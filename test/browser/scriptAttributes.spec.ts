import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

test('a released script keeps its attributes and its place; its own `document.currentScript` is it', async ({
  site,
  page,
}) => {
  const source =
    'window.me = document.currentScript.outerHTML; window.before = document.currentScript.previousElementSibling.id'
  const integrity = `sha256-${(await import('node:crypto')).createHash('sha256').update(source).digest('base64')}`
  const src = site.script('/t.js', source, { host: TRACKER_HOST, headers: { 'Access-Control-Allow-Origin': '*' } })
  const body = `<div id="left"></div><script type="text/plain" data-consent="analytics" id="it" class="c" src="${src}"
    integrity="${integrity}" crossorigin="anonymous" referrerpolicy="origin" fetchpriority="low" data-key="value"
    onload="window.loaded = (window.loaded ?? 0) + 1"></script><div id="right"></div>`
  await page.goto(site.page('/a/b', consentPage({ body })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('window.loaded')).toBe(1)
  const html = await page.evaluate<string>('me')
  for (const part of ['id="it"', 'class="c"', integrity, 'crossorigin="anonymous"', 'referrerpolicy="origin"'])
    expect(html).toContain(part)
  expect(html).toContain('fetchpriority="low"')
  expect(html).toContain('data-key="value"')
  expect(html).not.toContain('text/plain')
  expect(await page.evaluate('before')).toBe('left')
  // Fetched once, with the referrer that the tag asked for.
  expect(site.requests('/t.js').map(({ headers }) => headers.referer)).toEqual([site.url('/')])
  await expect(page.locator('script#it')).toHaveCount(1)
})

test('every script is fetched once, although later ones download ahead of their turn', async ({ site, page }) => {
  for (const name of ['a', 'b', 'c']) site.script(`/${name}.js`, `log('${name}')`, { delay: 50 })
  const body = `<script>order = []; log = (name) => order.push(name)</script>
<script type="text/plain" data-consent="analytics" src="/a.js"></script>
<script type="text/plain" data-consent="analytics">log('i')</script>
<script type="text/plain" data-consent="analytics" src="/b.js"></script>
<script type="text/plain" data-consent="analytics" src="/c.js" data-type="module"></script>`
  await page.goto(site.page('/', consentPage({ body })))
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('order')).toEqual(['a', 'i', 'b', 'c'])
  expect(
    site
      .requests(/^\/[abc]\.js/)
      .map(({ path }) => path)
      .sort(),
  ).toEqual(['/a.js', '/b.js', '/c.js'])
  await expect(page.locator('link[rel$=preload]')).toHaveCount(0)
  expect(consoleOf(page).texts()).toEqual([])
})

test('tags added later run once allowed, also those that a framework adds after the choice', async ({ site, page }) => {
  site.script('/later.js', 'log("later")')
  await page.goto(
    site.page('/', consentPage({ body: '<script>order = []; log = (name) => order.push(name)</script><main></main>' })),
  )
  const add = (consent: string, text: string, src = '') =>
    page.evaluate(
      ([consent, text, src]) => {
        const host = document.createElement('div')
        const tag = document.createElement('script')
        tag.type = 'text/plain'
        tag.dataset.consent = consent as string
        if (src) tag.src = src
        tag.textContent = text as string
        host.append(tag)
        document.querySelector('main')?.append(host)
      },
      [consent, text, src],
    )
  await add('analytics', "log('before')")
  await page.getByRole('button', { name: 'Manage choices' }).click()
  await page.locator('[data-consent-category=analytics]').check()
  await page.getByRole('button', { name: 'Save choices' }).click()
  await expect.poll(() => page.evaluate('order')).toEqual(['before'])
  await add('analytics', '', '/later.js')
  await expect.poll(() => page.evaluate('order')).toEqual(['before', 'later'])
  await add('marketing', "log('marketing')")
  await add('analytics marketing', "log('both')")
  await page.waitForTimeout(300)
  expect(await page.evaluate('order')).toEqual(['before', 'later'])
})

test('data-consent-lifetime="persistent" waits for a choice that lasts', async ({ site, page }) => {
  const body = `<script>order = []; log = (name) => order.push(name)</script>
<script type="text/plain" data-consent="analytics" data-consent-lifetime="persistent">log('lasting')</script>
<script type="text/plain" data-consent="analytics">log('any')</script>
<button data-consent-open>Cookies</button>`
  await page.goto(site.page('/', consentPage({ body })))
  await page.getByRole('switch', { name: 'Session cookies only' }).check()
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => page.evaluate('order')).toEqual(['any'])
  await page.getByRole('button', { name: 'Cookies' }).click()
  await page.getByRole('switch', { name: 'Session cookies only' }).uncheck()
  await page.getByRole('button', { name: 'Save choices' }).click()
  await expect.poll(() => page.evaluate('order')).toEqual(['any', 'lasting'])
})
