import { consentPage, consoleOf, expect, jar, storageOf, test } from './support/site'

const config = {
  ui: false,
  afterRevoke: 'keep' as const,
  services: [
    {
      id: 'tracker',
      category: 'analytics',
      hosts: ['tracker.localhost'],
      cookies: [{ name: '_st', lifetime: '1 year' }],
      storage: ['_st'],
    },
  ],
}

/**
 * Ways in which a script hands over a name or an address. `other(a, b)` is an object that is `a` when it is asked for its
 * text first, and `b` from then on; `BAD` is an address that is refused, and `IMG` markup of a picture from there.
 */
const WAYS: Record<string, string> = {
  fetch: "await fetch(other('/own', BAD), { mode: 'no-cors' })",
  'XMLHttpRequest.open': "const x = new XMLHttpRequest(); x.open('GET', other('/own', BAD)); x.send()",
  sendBeacon: "navigator.sendBeacon(other('/own', BAD), 'x')",
  WebSocket: "new WebSocket(other('ws://localhost:1/', BAD.replace('http', 'ws')))",
  EventSource: "new EventSource(other('/own', BAD))",
  Audio: "new Audio(other('/own', BAD))",
  'img.src': "new Image().src = other('/own', BAD)",
  'iframe.src': "document.body.append(Object.assign(document.createElement('iframe'), { src: other('/own', BAD) }))",
  'setAttribute, its value': "new Image().setAttribute('src', other('/own', BAD))",
  'setAttribute, its name': "new Image().setAttribute(other('alt', 'src'), BAD)",
  setAttributeNS: "new Image().setAttributeNS(null, other('alt', 'src'), other('/own', BAD))",
  'the value of an attribute':
    "const i = new Image(); i.setAttribute('src', '/own'); i.attributes.src.value = other('/own', BAD)",
  innerHTML: "document.createElement('div').innerHTML = other('x', IMG)",
  insertAdjacentHTML: "document.body.insertAdjacentHTML('beforeend', other('x', IMG))",
  'document.write': "document.write(other('x', IMG))",
  'a Request that has another url':
    "const r = new Request(BAD, { mode: 'no-cors' }); Object.defineProperty(r, 'url', { value: '/own' }); await fetch(r)",
  'a class of Request that has another url':
    "class R extends Request { get url() { return '/own' } }; await fetch(new R(BAD, { mode: 'no-cors' }))",
  'a Request whose class has lost its url':
    "const r = new Request(BAD, { mode: 'no-cors' }); Object.defineProperty(Request.prototype, 'url', { value: '/own' }); await fetch(r)",
  'a Request without its class':
    "const r = new Request(BAD, { mode: 'no-cors' }); Object.setPrototypeOf(r, null); await fetch(r)",
  'a Request that calls itself something else, as text':
    "const r = new Request('/own'); r.toString = () => BAD; new Image().src = r",
  'document.cookie': "document.cookie = other('_own=1', '_st=1; Max-Age=600')",
  'cookieStore.set': "await cookieStore.set(other('_own', '_st'), '1')",
  'cookieStore.set, by its name':
    "await cookieStore.set({ get name() { return this.asked ? '_st' : ((this.asked = true), '_own') }, value: '1' })",
  'localStorage.setItem': "localStorage.setItem(other('_own', '_st'), '1')",
  'indexedDB.open': "indexedDB.open(other('_own', '_st'))",
  'caches.open': "await caches.open(other('_own', '_st'))",
}

const OTHER = `const other = (first, next) => ({ asked: 0, toString() { return this.asked++ ? next : first } })`

for (const [name, code] of Object.entries(WAYS)) {
  test(`what answers otherwise when it is asked again is no way round: ${name}`, async ({ site, page, context }) => {
    await page.goto(site.page('/', consentPage({ config })))
    const bad = site.url('/tracked', 'tracker.localhost')
    await page.evaluate(
      `(async () => { const BAD = ${JSON.stringify(bad)}, IMG = '<img src="' + BAD + '">'; ${OTHER}; ${code} })().catch(() => {})`,
    )
    // Time for whatever is sent to arrive.
    await page.waitForTimeout(250)
    expect(site.requests(/tracked/)).toEqual([])
    const { local, idb, caches } = await storageOf(page)
    expect([...(await jar(context)).map((cookie) => cookie.name), ...local, ...idb, ...caches]).not.toContain('_st')
    expect(consoleOf(page).errors).toEqual([])
  })
}

test('a value that a policy of the page vouches for stays what it is', async ({ site, page }) => {
  const csp = { 'Content-Security-Policy': "require-trusted-types-for 'script'" }
  await page.goto(site.page('/', consentPage({ config }), { headers: csp }))
  const found = await page.evaluate(async () => {
    const types = Reflect.get(window, 'trustedTypes')
    const policy = types.createPolicy('page', {
      createHTML: (text: string) => text,
      createScriptURL: (text: string) => text,
    })
    const box = document.createElement('div')
    box.innerHTML = policy.createHTML('<b>bold</b>')
    const script = document.createElement('script')
    script.src = policy.createScriptURL('/own.js')
    return [box.innerHTML, script.getAttribute('src')]
  })
  expect(found).toEqual(['<b>bold</b>', '/own.js'])
})
