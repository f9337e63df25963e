import { consentPage, consoleOf, expect, storageOf, test } from './support/site'

const config = {
  services: [{ id: 'tracker', category: 'analytics', storage: ['_t*'] }],
  afterRevoke: 'keep',
}

/** Every way into the stores, with what a library would see of each. */
const WRITE = `async () => {
  const out = {}
  localStorage.setItem('_t1', '1')
  localStorage._t2 = '1'
  localStorage['_t3'] = '1'
  Object.defineProperty(localStorage, '_t4', { value: '1', configurable: true, enumerable: true, writable: true })
  Object.assign(localStorage, { _t5: '1' })
  Storage.prototype.setItem.call(localStorage, '_t6', '1')
  sessionStorage.setItem('_t7', '1')
  sessionStorage._t8 = '1'
  out.read = [localStorage.getItem('_t1'), localStorage._t2, '_t3' in localStorage]
  out.database = await new Promise((resolve) => {
    const request = indexedDB.open('_tdb')
    out.request = [request instanceof IDBOpenDBRequest, request instanceof EventTarget]
    request.onsuccess = () => { request.result.close(); resolve('success') }
    const told = []
    request.addEventListener('error', () => told.push('listener'))
    request.onerror = () => { told.push('handler'); setTimeout(() => resolve([request.error.name, ...told])) }
  })
  out.cache = await caches.open('_tcache').then(() => 'success', (error) => error.name)
  const nameOf = (act) => { try { act() } catch (error) { return error.name } }
  out.nameless = [nameOf(() => indexedDB.open()), nameOf(() => localStorage.setItem()), await caches.open().catch(({ name }) => name)]
  out.symbol = nameOf(() => { localStorage[Symbol.iterator] = 1; delete localStorage[Symbol.iterator] })
  return out
}`
const LOCAL = ['_t1', '_t2', '_t3', '_t4', '_t5', '_t6']
const ALL = { local: LOCAL, session: ['_t7', '_t8'], idb: ['_tdb'], caches: ['_tcache'] }
const NONE = { local: [], session: [], idb: [], caches: [] }

test('refused stores take nothing and throw nothing; granted ones work; a withdrawal empties them', async ({
  site,
  page,
}) => {
  await page.goto(site.page('/', consentPage({ config })))
  expect(await page.evaluate(`(${WRITE})()`)).toEqual({
    read: [null, undefined, false],
    request: [true, true],
    database: ['UnknownError', 'listener', 'handler'],
    cache: 'SecurityError',
    nameless: ['TypeError', 'TypeError', 'TypeError'],
  })
  expect(await storageOf(page)).toEqual(NONE)

  await page.evaluate('InteractConsent.acceptAll()')
  expect(await page.evaluate(`(${WRITE})()`)).toEqual({
    read: ['1', '1', true],
    request: [true, true],
    database: 'success',
    cache: 'success',
    nameless: ['TypeError', 'TypeError', 'TypeError'],
  })
  expect(await storageOf(page)).toEqual(ALL)

  await page.evaluate('InteractConsent.rejectAll()')
  await expect.poll(() => storageOf(page)).toEqual(NONE)
  await page.evaluate(`(${WRITE})()`)
  expect(await storageOf(page)).toEqual(NONE)
  expect(consoleOf(page).errors).toEqual([])
})

test("the site's own keys are as they were", async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config })))
  expect(
    await page.evaluate(() => {
      localStorage.setItem('cart', '2')
      localStorage['theme'] = 'dark'
      const seen = [localStorage.length, Object.keys(localStorage).sort(), localStorage['cart']]
      delete localStorage['cart']
      localStorage.removeItem('theme')
      return [
        ...seen,
        localStorage.length,
        localStorage === window.localStorage,
        `${localStorage}`,
        localStorage instanceof Storage,
      ]
    }),
  ).toEqual([2, ['cart', 'theme'], '2', 0, true, '[object Storage]', true])
})

test('a storage event knows the area that the page knows, and takes it', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config })))
  const other = await page.context().newPage()
  await other.goto(site.url('/'))
  await page.evaluate(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    addEventListener('storage', ({ key, storageArea }) => heard.push([key, storageArea === localStorage]))
  })
  // What is written before the browser has told its other processes of the listener, nobody hears.
  await expect
    .poll(async () => {
      await other.evaluate("localStorage.setItem('cart', `${Math.random()}`)")
      return page.evaluate('heard[0]')
    })
    .toEqual(['cart', true])
  expect(
    await page.evaluate(() => {
      const event = new StorageEvent('storage', { key: 'cart', storageArea: localStorage })
      const inherited = new StorageEvent('storage', Object.create({ key: 'cart', storageArea: sessionStorage }))
      const older = new StorageEvent('storage')
      older.initStorageEvent('storage', false, false, 'cart', null, null, '', localStorage)
      const length = Object.getOwnPropertyDescriptor(Storage.prototype, 'length')?.get
      Storage.prototype.setItem.call(localStorage, 'theme', 'dark')
      return [
        event.key,
        event.storageArea === localStorage,
        inherited.storageArea === sessionStorage,
        older.storageArea === localStorage,
        new StorageEvent('storage').storageArea,
        Object.prototype.toString.call(localStorage),
        length?.call(localStorage),
        Reflect.ownKeys(localStorage).sort(),
        'theme' in localStorage,
      ]
    }),
  ).toEqual(['cart', true, true, true, null, '[object Storage]', 2, ['cart', 'theme'], true])
  await other.close()
})

test('what a session-only choice left is erased when the next session starts, whoever wrote it', async ({
  site,
  persistentBrowser,
}) => {
  const tracker = site.script('/t.js', "localStorage.setItem('undeclared', '1')", { host: 'tracker.localhost' })
  const browser = await persistentBrowser()
  const url = site.page(
    '/',
    consentPage({ config, body: `<script type="text/plain" data-consent="analytics" src="${tracker}"></script>` }),
  )
  const page = await browser.newPage()
  await page.goto(url)
  await page.evaluate("localStorage.own = '1'; InteractConsent.acceptAll('session')")
  await page.evaluate(`(${WRITE})()`)
  await expect
    .poll(async () => (await storageOf(page)).local)
    .toEqual([...LOCAL, 'interact_consent', 'own', 'undeclared'].sort())
  await page.reload()
  expect((await storageOf(page)).local).toContain('undeclared')
  // Kept for good instead, what is there stays, and only what is to go with the grant is still listed.
  await page.evaluate('InteractConsent.acceptAll()')
  await expect
    .poll(() => page.evaluate("Object.keys(JSON.parse(localStorage.getItem('interact_consent')))"))
    .toEqual(['storage undeclared'])
  expect((await storageOf(page)).local).toEqual([...LOCAL, 'interact_consent', 'own', 'undeclared'].sort())
  await page.evaluate("InteractConsent.acceptAll('session')")
  await page.reload()
  await page.evaluate(`(${WRITE})()`)

  await browser.restart()
  const again = await browser.newPage()
  await again.goto(url)
  await expect.poll(() => storageOf(again)).toEqual({ ...NONE, local: ['own'] })
})

test('a file of the origin’s own file system passes, as docs/limits.md says', async ({ site, page }) => {
  await page.goto(site.page('/', consentPage({ config })))
  const names = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    await folder.getFileHandle('_t1', { create: true })
    const names: string[] = []
    for await (const name of (folder as unknown as { keys(): AsyncIterable<string> }).keys()) names.push(name)
    return names
  })
  expect(names).toEqual(['_t1'])
})
