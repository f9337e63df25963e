import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

const config = (more = {}) => ({
  services: [{ id: 'tracker', category: 'analytics', hosts: ['tracker.localhost'] }],
  afterRevoke: 'keep',
  ...more,
})

/** Every way to send without an element, as a library would see it; what each came to. */
const SEND = `async (base) => {
  const first = (target, ...types) => new Promise((resolve) => {
    for (const type of types) target.addEventListener(type, () => resolve(type), { once: true })
  })
  const xhr = new XMLHttpRequest()
  xhr.open('POST', base + '/xhr')
  const xhrDone = first(xhr, 'load', 'error')
  xhr.send('x=1')
  const source = new EventSource(base + '/source')
  const socket = new WebSocket(base.replace('http', 'ws') + '/socket')
  const done = [first(source, 'open', 'error'), first(socket, 'open', 'error')]
  const out = {
    fetch: await fetch(base + '/fetch', { mode: 'no-cors' }).then(() => 'load', (error) => error.name),
    request: await fetch(new Request(base + '/request', { mode: 'no-cors' })).then(() => 'load', (error) => error.name),
    xhr: await xhrDone,
    beacon: navigator.sendBeacon(base + '/beacon', 'x'),
    source: await done[0],
    socket: await done[1],
    kinds: [socket instanceof WebSocket, source instanceof EventSource, WebSocket.name, fetch.name, WebSocket.OPEN],
  }
  source.close()
  socket.close()
  return out
}`

const CHANNELS = ['/beacon', '/fetch', '/request', '/socket', '/source', '/xhr']

test.beforeEach(({ site }) => {
  const cors = { 'Access-Control-Allow-Origin': '*' }
  for (const path of ['/fetch', '/request', '/xhr', '/beacon']) {
    site.route(path, (_, response) => void response.set(cors).send('ok'), { host: TRACKER_HOST })
  }
  site.route('/source', (_, response) => void response.set(cors).type('text/event-stream').send('data: 1\n\n'))
})

test('requests to a declared host fail as behind a blocker while undecided, pass once granted, stop once withdrawn', async ({
  site,
  page,
}) => {
  const base = site.url('', TRACKER_HOST)
  await page.goto(site.page('/', consentPage({ config: config() })))
  const sent = () => [...new Set(site.requests({ host: TRACKER_HOST }).map(({ path }) => path))].sort()
  const refused = {
    fetch: 'TypeError',
    request: 'TypeError',
    xhr: 'error',
    beacon: true,
    source: 'error',
    socket: 'error',
    kinds: [true, true, 'WebSocket', 'fetch', 1],
  }
  expect(await page.evaluate(`(${SEND})(${JSON.stringify(base)})`)).toEqual(refused)
  expect(sent()).toEqual([])

  await page.evaluate('InteractConsent.acceptAll()')
  expect(await page.evaluate(`(${SEND})(${JSON.stringify(base)})`)).toEqual({
    ...refused,
    fetch: 'load',
    request: 'load',
    xhr: 'load',
    source: 'open',
    socket: 'open',
  })
  await expect.poll(sent).toEqual(CHANNELS)

  await page.evaluate('InteractConsent.rejectAll()')
  site.forgetRequests()
  expect(await page.evaluate(`(${SEND})(${JSON.stringify(base)})`)).toEqual(refused)
  expect(sent()).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})

test('what is refused is told once each, by host and never by URL', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config: config() })))
  await page.evaluate(`
    window.told = []
    document.addEventListener('consent:blocked', ({ detail }) => told.push(detail))
    navigator.sendBeacon(${JSON.stringify(site.url('/secret?id=1', TRACKER_HOST))}, 'x')`)
  expect(await page.evaluate('told')).toEqual([
    { kind: 'network', category: 'analytics', service: 'tracker', target: `tracker.localhost:${site.port}` },
  ])
})

test('the site talks to itself and to hosts that nobody declared', async ({ site, page }) => {
  site.route('/api', (_, response) => void response.set('Access-Control-Allow-Origin', '*').send('mine'))
  await page.goto(site.page('/', consentPage({ config: config() })))
  expect(await page.evaluate("fetch('/api').then((response) => response.text())")).toBe('mine')
  const other = site.url('/api', 'api.localhost')
  expect(await page.evaluate(`fetch(${JSON.stringify(other)}).then((response) => response.text())`)).toBe('mine')
})

test('what takes the visitor along is theirs to follow, as docs/limits.md says', async ({ site, page }) => {
  const away = site.page('/away', '<!doctype html><title>away</title>', { host: TRACKER_HOST })
  const url = site.page('/', consentPage({ config: config() }))
  for (const [how, act] of [
    ['location', 'location = url'],
    [
      'link',
      "document.body.append(Object.assign(document.createElement('a'), { href: url, id: 'away' })); away.click()",
    ],
    [
      'form',
      "document.body.append(Object.assign(document.createElement('form'), { action: url, id: 'sent' })); sent.submit()",
    ],
  ]) {
    await page.goto(url)
    await page.evaluate(`setTimeout(() => { const url = ${JSON.stringify(away)}; ${act} })`)
    await expect.poll(() => page.title(), how).toBe('away')
  }
})
