import type { BrowserContext, Page } from '@playwright/test'
import { isWhole } from '../support/sweep'
import { consentPage, consoleOf, expect, jar, type Site, storageOf, TRACKER_HOST, test } from './support/site'

const config = {
  afterRevoke: 'keep' as const,
  services: [
    {
      id: 'vendor',
      category: 'analytics',
      hosts: [TRACKER_HOST],
      cookies: [{ name: '_v*', lifetime: '1 year' }],
      storage: ['_v*'],
    },
  ],
}

/** A vendor that does not take no for an answer: it keeps what it finds, tries again, and says goodbye on every occasion. */
const VENDOR = `(() => {
  const base = new URL(document.currentScript.src || vendorBase).origin
  const kept = { fetch, beacon: navigator.sendBeacon.bind(navigator), local: localStorage, session: sessionStorage }
  const { set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie')
  window.turns = {}
  const send = (why) => {
    turns[why] = (turns[why] ?? 0) + 1
    const url = (channel) => base + '/collect/' + channel + '/' + why
    kept.fetch.call(window, url('fetch'), { method: 'POST', body: 'x', mode: 'no-cors', keepalive: true })
      .catch(() => setTimeout(() => fetch(url('retry'), { mode: 'no-cors' }).catch(() => {}), 500))
    kept.beacon(url('beacon'), 'x')
    const request = new XMLHttpRequest()
    request.open('POST', url('xhr'))
    request.onerror = () => setTimeout(() => { new Image().src = url('image') }, 500)
    request.send('x')
    new Image().src = url('pixel')
    const socket = new WebSocket(url('socket').replace('http', 'ws'))
    setTimeout(() => socket.close(), 1000)
    document.cookie = '_v_' + why + '=1; max-age=9999; path=/'
    set.call(document, '_v_set_' + why + '=1; max-age=9999; path=/')
    window.cookieStore?.set({ name: '_v_store_' + why, value: '1' }).catch(() => {})
    kept.local.setItem('_v_' + why, '1')
    kept.local['_v_plain_' + why] = '1'
    kept.session['_v_' + why] = '1'
    const open = indexedDB.open('_v_' + why)
    open.onupgradeneeded = () => open.result.createObjectStore('x', { autoIncrement: true })
    // What is open stays open, and is written to again.
    open.onsuccess = () => { kept[why] = open.result }
    for (const one of Object.values(kept)) try {
      if (one instanceof IDBDatabase) one.transaction('x', 'readwrite').objectStore('x').add('more')
    } catch { turns.shut = (turns.shut ?? 0) + 1 }
    caches.open('_v_' + why).catch(() => {})
  }
  setInterval(send, 700, 'timer')
  const later = () => Promise.resolve().then(() => send('promise')).then(() => setTimeout(later, 900))
  later()
  for (const type of ['visibilitychange', 'freeze']) document.addEventListener(type, () => send(type))
  for (const type of ['pagehide', 'beforeunload', 'blur', 'popstate', 'click', 'online']) addEventListener(type, () => send(type))
  const { pushState } = history
  history.pushState = function (...args) { pushState.apply(this, args); send('pushState') }
})()`

/** How it comes into the page: tagged, or as somebody else's snippet puts it there. */
const WAYS: Record<string, (url: string) => string> = {
  tagged: (url) => `<script type="text/plain" data-consent="vendor" src="${url}"></script>`,
  untagged: (url) =>
    `<script>document.head.append(Object.assign(document.createElement('script'), { src: '${url}' }))</script>`,
  'tagged, of the site itself': (url) =>
    `<script>vendorBase = '${url}'</script><script type="text/plain" data-consent="vendor">${VENDOR}</script>`,
}

/** What a browser does to a page of which the visitor looks away and back; a driver's pages are always in sight. */
const look = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'visibilityState', {
      get: () => (hidden ? 'hidden' : 'visible'),
      configurable: true,
    })
    Object.defineProperty(document, 'hidden', { get: () => hidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    dispatchEvent(new Event(hidden ? 'blur' : 'focus'))
  }, hidden)

/** Whatever a visitor does to a page in a while. */
async function live(page: Page, turns: number): Promise<void> {
  for (let at = 0; at < turns; at++) {
    await look(page, true)
    await page.waitForTimeout(900)
    await look(page, false)
    await page.evaluate(`history.pushState({}, '', '?at=${at}')`)
    await page.locator('h1').click()
    await page.waitForTimeout(900)
    if (at % 2) await page.evaluate('history.back()')
  }
}

const collected = (site: Site) => site.requests(/^\/collect/).map(({ path }) => path)
const channels = (site: Site) => [...new Set(collected(site).map((path) => path.split('/')[2]))].sort()

async function traces(page: Page, context: BrowserContext): Promise<string[]> {
  const { local, session, idb, caches } = await storageOf(page)
  const names = [...(await jar(context)).map(({ name }) => name), ...local, ...session, ...idb, ...caches]
  return names.filter((name) => name !== 'interact_consent')
}

for (const [way, tag] of Object.entries(WAYS)) {
  // It tries on every occasion within a second.
  const seconds = way === 'tagged' || isWhole ? 30 : 10
  test(`${way}: ${seconds} s after a withdrawal that keeps the page nothing was sent or written`, async ({
    site,
    page,
    context,
  }) => {
    test.setTimeout(120_000)
    const url = site.script('/vendor.js', VENDOR, { host: TRACKER_HOST })
    site.route('/collect/*', (_, response) => void response.status(204).send())
    site.page('/next', consentPage({ config, body: '<h1>Next</h1>' }))
    await page.goto(site.page('/', consentPage({ config, body: `<h1>Shop</h1>${tag(url)}` })))
    await page.evaluate('InteractConsent.acceptAll()')
    await expect.poll(() => page.evaluate('window.turns?.timer ?? 0')).toBeGreaterThan(0)
    await live(page, 2)
    // It does all that while it may, so that what follows could fail.
    expect(channels(site)).toEqual(['beacon', 'fetch', 'image', 'pixel', 'socket', 'xhr'])
    const reasons = ['blur', 'click', 'popstate', 'promise', 'pushState', 'timer', 'visibilitychange']
    expect(Object.keys((await page.evaluate('turns')) as object).sort()).toEqual(reasons)
    const left = await traces(page, context)
    for (const name of ['_v_timer', '_v_set_click', '_v_store_blur', '_v_plain_promise']) expect(left).toContain(name)

    await page.evaluate('InteractConsent.rejectAll()')
    await expect.poll(() => traces(page, context)).toEqual([])
    site.forgetRequests()
    const before = (await page.evaluate('({ ...turns })')) as Record<string, number>
    const began = Date.now()
    const seen: string[] = []
    while (Date.now() - began < seconds * 1000) {
      await live(page, 2)
      seen.push(...(await traces(page, context)))
    }
    expect([collected(site), seen]).toEqual([[], []])
    // It has tried, on every occasion.
    const after = (await page.evaluate('turns')) as Record<string, number>
    for (const reason of ['shut', ...reasons]) expect(after[reason], reason).toBeGreaterThan(before[reason] ?? 0)

    // Leaving is one more, and coming back another.
    await page.goto(site.url('/next'))
    await page.waitForTimeout(1_000)
    await page.goBack()
    await page.waitForTimeout(1_000)
    expect(collected(site)).toEqual([])
    expect(await traces(page, context)).toEqual([])
    expect(consoleOf(page).errors).toEqual([])
  })
}
