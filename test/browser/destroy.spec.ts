import type { Page } from '@playwright/test'
import type { ConsentConfig } from '../../src/config/schema'
import { consentPage, consoleOf, expect, TRACKER_HOST, test } from './support/site'

const config: ConsentConfig = {
  afterRevoke: 'keep',
  signals: ['google'],
  services: [
    { id: 'stats', category: 'analytics', hosts: [TRACKER_HOST], cookies: [{ name: '_st', lifetime: '1 year' }] },
  ],
}
const body = '<script type="text/plain" data-consent="analytics">window.ran = true</script>'

/** Keeps every property of `window` and of what hangs on it and on its prototypes; later tells what is not as it was. */
const snapshot = `<script>
  const properties = () => {
    const all = new Map()
    const add = (path, object) => {
      for (const key of Reflect.ownKeys(object)) all.set(path + '.' + String(key), Object.getOwnPropertyDescriptor(object, key))
    }
    for (const name of Object.getOwnPropertyNames(window)) {
      const { value } = Object.getOwnPropertyDescriptor(window, name)
      if (typeof value !== 'function') continue
      add(name, value)
      if (value.prototype) add(name + '.prototype', value.prototype)
    }
    for (const name of ['window', 'document', 'navigator', 'history', 'location', 'JSON', 'Reflect', 'console', 'CSS'])
      add(name, window[name])
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore', 'performance'])
      all.set('the value of ' + name, { value: window[name] })
    return all
  }
  const before = properties()
  changes = () => {
    const now = properties()
    const parts = ['value', 'get', 'set', 'writable', 'enumerable', 'configurable']
    return [...new Set([...before.keys(), ...now.keys()])].filter((key) => {
      const [one, other] = [before.get(key), now.get(key)]
      return !one || !other || parts.some((part) => !Object.is(one[part], other[part]))
    })
  }
  /** Of what is not as it was: how it gives itself away. */
  betrayed = (now = properties()) => changes().flatMap((key) => ['value', 'get', 'set'].flatMap((part) => {
    const [one, other] = [before.get(key)?.[part], now.get(key)?.[part]]
    if (typeof one !== 'function' || one === other) return []
    const same = [other.name === one.name, other.length === one.length, other.prototype === one.prototype,
      String(Reflect.ownKeys(other)) === String(Reflect.ownKeys(one)), /\\[native code]/.test(other),
      Object.getPrototypeOf(other) === Object.getPrototypeOf(one)]
    return same.every(Boolean) ? [] : [key + ' ' + same]
  }))
</script>`

/** What of a page is there to be seen; the test's own tags are in it before and after. */
const markup = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const root = document.documentElement
    const attributes = root.getAttributeNames().map((name) => `${name}=${root.getAttribute(name)}`)
    return `${attributes} ${document.adoptedStyleSheets.length} ${root.innerHTML.replace(/\s+/g, ' ')}`
  })

/** Whether a click on a button for the preferences is taken from the page. */
const takesClick = `(() => {
  const button = document.createElement('button')
  button.dataset.consentOpen = ''
  document.body.append(button)
  const press = new MouseEvent('click', { bubbles: true, cancelable: true })
  button.dispatchEvent(press)
  button.remove()
  return press.defaultPrevented
})()`

const STATES: Record<string, string> = {
  undecided: '',
  'its preferences open': "await InteractConsent.open('preferences')",
  refused: 'InteractConsent.rejectAll()',
  'granted for the session': "InteractConsent.acceptAll('session')",
  'granted to last': 'InteractConsent.acceptAll()',
  revoked:
    'InteractConsent.acceptAll(); await new Promise((done) => setTimeout(done, 300)); InteractConsent.rejectAll()',
}

for (const [state, act] of Object.entries(STATES)) {
  test(`destroy() while ${state}: nothing is left`, async ({ site, page }) => {
    // What the page shares with a vendor stays the page's.
    const head = '<script>dataLayer = []; gtag = () => {}</script>'
    const parts = { body, before: snapshot + head }
    await page.goto(site.page('/plain', consentPage({ ...parts, src: null, config })))
    const plain = await markup(page)
    const own = (await page.evaluate('changes()')) as string[]

    await page.goto(site.page('/', consentPage({ ...parts, config })))
    await expect(page.locator('dialog')).toHaveCount(1)
    await page.evaluate(`(async () => { ${act} })()`)
    await page.waitForTimeout(300)
    const during = (await page.evaluate('changes()')) as string[]
    expect(during.filter((key) => !own.includes(key))).not.toEqual([])
    const ran = await page.evaluate('window.ran')

    await page.evaluate('InteractConsent.destroy()')
    await page.waitForTimeout(300)
    const left = (await page.evaluate('changes()')) as string[]
    expect(left.filter((key) => !own.includes(key) && key !== 'window.ran')).toEqual([])
    expect(await page.evaluate(takesClick)).toBe(false)
    const after = (await markup(page)).replace(/\s*<script src="\/consent\.js"><\/script>/, '')
    // A script that ran stays what it became.
    if (!ran) expect(after.replace(/\s+/g, '')).toBe(plain.replace(/\s+/g, ''))
    expect(after).not.toContain('interact-consent-root')
    expect(consoleOf(page).errors).toEqual([])
  })
}

test('what is patched looks as it did, also once everything is granted to last', async ({ site, page }) => {
  const before = `${snapshot}<script>dataLayer = []; gtag = () => {}</script>`
  const reload = { ...config, afterRevoke: 'reload' as const }
  const patched = async () =>
    ((await page.evaluate('changes()')) as string[]).filter(
      (key) => !/^(window\.)?(InteractConsent|ran|dataLayer|gtag|changes|betrayed|document\.Symbol)\b/.test(key),
    )
  await page.goto(site.page('/', consentPage({ body, before, config: reload })))
  await expect(page.locator('dialog')).toHaveCount(1)
  expect((await patched()).length).toBeGreaterThan(40)
  expect(await page.evaluate('betrayed()')).toEqual([])
  await page.evaluate('InteractConsent.acceptAll()')
  await expect.poll(() => page.evaluate('window.ran')).toBe(true)
  // They let everything pass then, and note what is to go with the grant.
  expect(await page.evaluate('betrayed()')).toEqual([])
  await page.evaluate("InteractConsent.acceptAll('session')")
  await expect.poll(async () => (await patched()).length).toBeGreaterThan(40)
  expect(await page.evaluate('betrayed()')).toEqual([])
  expect(consoleOf(page).errors).toEqual([])
})
