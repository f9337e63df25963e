import { consentPage, consoleOf, expect, jar, storageOf, TRACKER_HOST, test } from './site'

test('one server answers on every host, and logs who asked for what', async ({ site, page }) => {
  const tracker = site.script('/t.js', 'window.tracked = true', { host: TRACKER_HOST, delay: 50 })
  const collected: unknown[] = []
  site.route('/collect/*', (request, response) => {
    collected.push(request.body)
    response.status(204).send()
  })
  const url = site.page('/', `<!doctype html><script src="${tracker}"></script><p id="here">here</p>`)
  expect(url).toBe(`http://www.site.localhost:${site.port}/`)

  await page.goto(url)
  expect(await page.evaluate('window.tracked')).toBe(true)
  await page.evaluate(() => fetch('/collect/1?a=b', { method: 'POST', body: 'x=1' }))
  expect(collected).toEqual(['x=1'])
  expect(site.requests({ host: TRACKER_HOST }).map(({ path }) => path)).toEqual(['/t.js'])
  expect(site.requests(/^\/collect/)).toMatchObject([
    { method: 'POST', body: 'x=1', url: '/collect/1?a=b', host: 'www.site.localhost' },
  ])
  expect((await page.goto(site.url('/t.js')))?.status()).toBe(404)
  site.forgetRequests()
  expect(site.requests()).toEqual([])
})

test('the jar shows host and domain cookies, of the session and beyond', async ({ site, page, context }) => {
  const url = site.page('/', '', { headers: { 'Set-Cookie': ['srv=1; HttpOnly; Max-Age=60', 'ses=1; Path=/'] } })
  await page.goto(url)
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: that it works is what is tested.
    document.cookie = 'wide=1; domain=site.localhost; max-age=600'
  })
  expect(await jar(context)).toMatchObject([
    { name: 'ses', session: true, httpOnly: false },
    { name: 'srv', session: false, httpOnly: true, domain: 'www.site.localhost' },
    { name: 'wide', session: false, domain: '.site.localhost', path: '/' },
  ])
  await page.goto(site.url('/', 'shop.site.localhost'))
  expect(await page.evaluate(() => document.cookie)).toContain('wide=1')
})

test('stored names, console and uncaught errors are seen from the beginning', async ({ site, page, context }) => {
  const body = `<script>
    localStorage.a = sessionStorage.b = '1'
    indexedDB.open('c')
    caches.open('d')
    console.warn('early')
    setTimeout(() => { throw new Error('uncaught') })
  </script>`
  await page.goto(site.page('/', consentPage({ src: null, body, csp: "img-src 'none'" })))
  await expect.poll(() => storageOf(page)).toEqual({ local: ['a'], session: ['b'], idb: ['c'], caches: ['d'] })
  expect(consoleOf(page).texts('warning')).toEqual(['early'])
  await expect.poll(() => consoleOf(page).errors.join()).toContain('uncaught')

  const popup = context.waitForEvent('page')
  await page.evaluate(() => void window.open('/'))
  const opened = await popup
  await expect.poll(() => consoleOf(opened).texts('warning')).toEqual(['early'])
})

test('the page puts the block before the tag, and both where a parser takes them', async ({ site, page }) => {
  site.script(
    '/probe.js',
    'window.seen = [document.currentScript.nonce, document.querySelector("#interact-consent").textContent]',
  )
  const config = { text: { en: { title: '</script><b>' } } }
  const attributes = { nonce: 'n1', 'data-language': 'de' }
  await page.goto(
    site.page(
      '/',
      consentPage({ config, attributes, src: '/probe.js', csp: "script-src 'nonce-n1'", html: { lang: 'de' } }),
    ),
  )
  expect(await page.evaluate('window.seen')).toEqual(['n1', expect.stringContaining('\\u003c/script>')])
  expect(await page.evaluate(() => document.head.querySelector('script[src]')?.getAttribute('data-language'))).toBe(
    'de',
  )
})

test('a script that hangs keeps nothing open past the test', async ({ site, page }) => {
  const hung = site.script('/hang.js', '', { hang: true })
  await page.goto(site.page('/', `<script src="${hung}" async></script>`), { waitUntil: 'domcontentloaded' })
  await expect.poll(() => site.requests('/hang.js')).toHaveLength(1)
})

test('a WebSocket opens and is logged', async ({ site, page }) => {
  await page.goto(site.page('/', ''))
  await page.evaluate(
    (url) => new Promise((resolve) => new WebSocket(url).addEventListener('open', resolve)),
    site.url('/socket', TRACKER_HOST).replace('http', 'ws'),
  )
  expect(site.requests('/socket')).toMatchObject([{ host: TRACKER_HOST }])
})

test('a restart ends session cookies and keeps what was to last', async ({ site, persistentBrowser }) => {
  const browser = await persistentBrowser()
  const url = site.page('/', '')
  const page = await browser.newPage()
  await page.goto(url)
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: that it works is what is tested.
    document.cookie = 'short=1'
    // biome-ignore lint/suspicious/noDocumentCookie: as above.
    document.cookie = 'long=1; max-age=6000'
    localStorage.kept = sessionStorage.gone = '1'
  })
  expect((await jar(browser.context)).map(({ name }) => name)).toEqual(['long', 'short'])

  await browser.restart()
  expect(await jar(browser.context)).toMatchObject([{ name: 'long', session: false }])
  const again = await browser.newPage()
  await again.goto(url)
  expect(await again.evaluate(() => document.cookie)).toBe('long=1')
  expect(await storageOf(again)).toMatchObject({ local: ['kept'], session: [] })
})
