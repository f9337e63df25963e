import { fileURLToPath } from 'node:url'
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { consentPage, consoleOf, jar, type Site, storageOf, TRACKER_HOST, test } from './support/site'

const within = (name: string, file: string): string =>
  fileURLToPath(new URL(`../../node_modules/${name}/${file}`, import.meta.url))

/** Analytics libraries as their makers ship them, and how a site starts each once its file is there. */
const LIBRARIES = [
  {
    id: 'posthog',
    file: within('posthog-js', 'dist/array.no-external.js'),
    attributes: {},
    start: `posthog.init('phc_x', { api_host: BASE + '/posthog', persistence: 'localStorage+cookie',
      disable_session_recording: true, disable_surveys: true, opt_out_useragent_filter: true })`,
    leaves: /^ph_/,
  },
  {
    id: 'countly',
    file: within('countly-sdk-web', 'lib/countly.min.js'),
    attributes: {},
    start: `Countly.init({ app_key: 'x', url: BASE + '/countly', ignore_bots: false, ignore_visitor: false });
      Countly.track_sessions(); Countly.track_pageview()`,
    leaves: /cly_/,
  },
  {
    id: 'swetrix',
    file: within('swetrix', 'dist/swetrix.js'),
    attributes: {},
    start: `swetrix.init('x', { devMode: true, apiURL: BASE + '/swetrix' }); swetrix.trackViews()`,
    leaves: null,
  },
  {
    id: 'ackee',
    file: within('ackee-tracker', 'dist/ackee-tracker.min.js'),
    attributes: {
      'data-ackee-server': 'BASE/ackee',
      'data-ackee-domain-id': 'hd11f820-68a1-11e6-8047-79c0c2d9bce0',
      'data-ackee-opts': '{"ignoreLocalhost":false,"detailed":true}',
    },
    start: '',
    leaves: null,
  },
]

const config = {
  afterRevoke: 'keep' as const,
  services: LIBRARIES.map(({ id }) => ({
    id,
    category: 'analytics',
    hosts: ['tracker.localhost'],
    cookies: [{ name: id === 'posthog' ? 'ph_*' : `${id}*`, lifetime: '1 year' }],
    storage: [id === 'posthog' ? '*ph_*' : id === 'countly' ? '*cly*' : `${id}*`],
  })),
}

/** Ways in which the untagged libraries come into a page. */
const WAYS: Record<string, (libraries: string) => string> = {
  parser: (libraries) => `<script>for (const { src, attributes, start } of ${libraries}) {
    window['start_' + src] = () => (0, eval)(start)
    let html = '<script src="' + src + '" onload="window[\\'start_' + src + '\\']()"'
    for (const [name, value] of Object.entries(attributes)) html += ' ' + name + "='" + value + "'"
    document.write(html + '><\\/script>')
  }</script>`,
  'the page’s own markup': (libraries) =>
    (
      JSON.parse(libraries.replaceAll('<\\/', '</')) as {
        src: string
        attributes: Record<string, string>
        start: string
      }[]
    )
      .map(({ src, attributes, start }) => {
        const quote = (text: string) => `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
        const more = Object.entries({ ...attributes, onload: start }).map(([name, value]) => ` ${name}=${quote(value)}`)
        return `<script src=${quote(src)}${more.join('')}></script>`
      })
      .join('\n'),
  createElement: (libraries) => `<script>for (const { src, attributes, start } of ${libraries}) {
    const script = document.createElement('script')
    script.onload = () => (0, eval)(start)
    for (const [name, value] of Object.entries(attributes)) script.setAttribute(name, value)
    script.src = src
    document.head.append(script)
  }</script>`,
  'tag manager': (libraries) => `<script>(function (w, d, libraries) {
    const first = d.getElementsByTagName('script')[0]
    setTimeout(function () {
      libraries.forEach(function (library) {
        const fragment = d.createRange().createContextualFragment('<script async></' + 'script>')
        const script = fragment.firstChild
        script.async = true
        script.addEventListener('load', function () { (0, eval)(library.start) })
        Object.keys(library.attributes).forEach(function (name) { script.setAttribute(name, library.attributes[name]) })
        script.setAttribute('src', library.src)
        first.parentNode.insertBefore(fragment, first)
      })
    }, 50)
  })(window, document, ${libraries})</script>`,
}

/** Serves the libraries and takes whatever they send. */
function serve(site: Site): string {
  const base = site.url('', TRACKER_HOST)
  for (const { id, file } of LIBRARIES) site.file(`/lib/${id}.js`, file, { host: TRACKER_HOST })
  for (const { id } of LIBRARIES) {
    site.route(
      `/${id}*`,
      (request, response) =>
        void response
          .set({
            'Access-Control-Allow-Origin': `${request.headers.origin}`,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Allow-Headers': `${request.headers['access-control-request-headers'] ?? '*'}`,
          })
          .type('json')
          .send('{"data":{"createRecord":{"payload":{"id":"1"}}},"result":"Success"}'),
      { host: TRACKER_HOST },
    )
  }
  return base
}

const listOf = (base: string): string =>
  JSON.stringify(
    LIBRARIES.map(({ id, attributes, start }) => ({
      src: `${base}/lib/${id}.js`,
      start: start.replaceAll('BASE', JSON.stringify(base)),
      attributes: Object.fromEntries(
        Object.entries(attributes).map(([name, value]) => [name, value.replace('BASE', base)]),
      ),
    })),
  ).replaceAll('</', '<\\/')

const senders = (site: Site): string[] =>
  LIBRARIES.map(({ id }) => id).filter((id) =>
    site.requests({ host: TRACKER_HOST }).some(({ path }) => path.startsWith(`/${id}`)),
  )

async function traces(page: Page, context: BrowserContext): Promise<string[]> {
  const { local, session, idb, caches } = await storageOf(page)
  return [...(await jar(context)).map(({ name }) => name), ...local, ...session, ...idb, ...caches].filter(
    (name) => name !== 'interact_consent',
  )
}

for (const [way, tags] of Object.entries(WAYS)) {
  test(`four libraries that nobody tagged, by ${way}: silent until granted, then as without the SDK, silent again`, async ({
    site,
    page,
    context,
  }) => {
    test.setTimeout(90_000)
    await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => false }))
    const libraries = listOf(serve(site))
    const all = LIBRARIES.map(({ id }) => id)
    const scanned = way === 'the page’s own markup'

    // Without the SDK each of them sends: what follows could fail.
    await page.goto(site.page('/bare', consentPage({ src: null, body: tags(libraries) })))
    await expect.poll(() => senders(site), { timeout: 20_000 }).toEqual(all)
    await page.goto('about:blank')
    await context.clearCookies()
    await page.goto(site.page('/empty', ''))
    await page.evaluate(() => localStorage.clear())
    site.forgetRequests()

    await page.goto(site.page('/', consentPage({ config, body: tags(libraries) })))
    await page.waitForTimeout(2_000)
    expect(await traces(page, context)).toEqual([])
    await page.evaluate('InteractConsent.rejectAll()')
    await page.waitForTimeout(1_000)
    expect(await traces(page, context)).toEqual([])
    // What the preload scanner fetched for markup was asked for by no script; a library that ran would send.
    expect(senders(site)).toEqual([])
    const fetched = site.requests({ host: TRACKER_HOST }).filter(({ path }) => !path.startsWith('/lib/') || !scanned)
    expect(fetched).toEqual([])
    expect(consoleOf(page).errors).toEqual([])

    await page.evaluate('InteractConsent.acceptAll()')
    await expect.poll(() => senders(site), { timeout: 20_000 }).toEqual(all)
    const left = await traces(page, context)
    for (const { leaves } of LIBRARIES) if (leaves) expect(left.some((name) => leaves.test(name))).toBe(true)

    await page.evaluate('InteractConsent.rejectAll()')
    await expect.poll(() => traces(page, context)).toEqual([])
    await page.waitForTimeout(500)
    site.forgetRequests()
    await page.waitForTimeout(5_000)
    await page.goto(site.url('/empty'))
    await page.waitForTimeout(500)
    expect(site.requests({ host: TRACKER_HOST })).toEqual([])
    expect(await traces(page, context)).toEqual([])
    // One of them leaves its own failed requests uncaught, as it does behind any blocker.
    expect(consoleOf(page).errors.filter((error) => !/^TypeError: Failed to fetch.*lib\/swetrix/s.test(error))).toEqual(
      [],
    )
  })
}
