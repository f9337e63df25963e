import type { Page } from '@playwright/test'
import type { ConsentConfig } from '../../src/config/schema'
import { consentPage, expect, jar, SIBLING_HOST, type Site, TRACKER_HOST, test } from './support/site'

const services: ConsentConfig['services'] = [
  {
    id: 'stats',
    category: 'analytics',
    cookies: [
      { name: '_st', lifetime: '1 year' },
      { name: '_st_*', lifetime: '1 year' },
      { name: '_st_sid', lifetime: 'session' },
    ],
  },
  { id: 'login', category: 'necessary', cookies: [{ name: 'login', lifetime: '30 days' }] },
]

const blocked = `<script>blocked = []; natives = [Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set, CookieStore.prototype.set]
document.addEventListener('consent:blocked', ({ detail }) => blocked.push([detail.kind, detail.category, detail.service, detail.target].join(' ')))</script>
<button data-consent-open>Cookies</button>`

/** Opens a page whose SDK is set up so, and decides. */
async function decide(page: Page, site: Site, config: ConsentConfig, call: string, host?: string): Promise<void> {
  site.page('/', consentPage({ config: { services, afterRevoke: 'keep', ...config }, before: blocked }))
  await page.goto(site.url('/', host))
  await page.evaluate(call)
}

const names = async (page: Page) => (await jar(page.context())).map(({ name }) => name)

/** Writes with a script of another site, and with the site's own. */
const foreign = async (page: Page, site: Site, text: string) => {
  const src = site.script(`/w${encodeURIComponent(text).length}.js`, `document.cookie = ${JSON.stringify(text)}`, {
    host: TRACKER_HOST,
  })
  await page.addScriptTag({ url: src })
}
const own = (page: Page, text: string) =>
  page.evaluate((text) => {
    const script = document.createElement('script')
    script.textContent = `document.cookie = ${JSON.stringify(text)}`
    document.head.append(script)
  }, text)

test('undecided and refused: declared cookies are dropped and told by name, necessary ones pass', async ({
  page,
  site,
}) => {
  for (const call of ['0', 'InteractConsent.rejectAll()']) {
    await decide(page, site, {}, call)
    await own(page, '_st=secret; max-age=1000')
    await own(page, '_st_sid=secret')
    await own(page, 'login=1; max-age=1000')
    // The jar is kept by another process.
    const written = async () => (await names(page)).filter((name) => name !== 'interact_consent')
    await expect.poll(written).toEqual(['login'])
    expect(await page.evaluate('blocked')).toEqual(['cookie analytics stats _st', 'cookie analytics stats _st_sid'])
  }
})

test('session only: cookies lose Expires and Max-Age, whatever their spelling', async ({ page, site }) => {
  await decide(page, site, {}, "InteractConsent.acceptAll('session')")
  await own(page, '_st=1; max-age=1000; path=/')
  await own(page, '_st_a=1;EXPIRES=Fri, 01 Jan 2100 00:00:00 GMT;MaX-aGe = 99999')
  await page.evaluate("cookieStore.set({ name: '_st_b', value: '1', expires: Date.now() + 1e9 })")
  await page.evaluate("cookieStore.set('_st_c', '1')")
  await own(page, 'login=1; max-age=1000')
  const cookies = await jar(page.context())
  expect(cookies.map(({ name, session }) => [name, session])).toEqual([
    ['_st', true],
    ['_st_a', true],
    ['_st_b', true],
    ['_st_c', true],
    ['interact_consent', true],
    ['login', false],
  ])
  expect(await page.evaluate('blocked')).toEqual([])
})

test('granted to last: nothing is touched, and what is patched looks native; what others wrote goes with the grant', async ({
  page,
  site,
}) => {
  await decide(page, site, { afterRevoke: 'reload' }, 'InteractConsent.acceptAll()')
  await own(page, '_st=1; max-age=1000')
  await foreign(page, site, 'unknown=1; max-age=1000')
  expect((await jar(page.context())).map(({ name, session }) => [name, session])).toEqual([
    ['_st', false],
    ['interact_consent', false],
    ['unknown', false],
  ])
  // To a library that looks for native functions they still are.
  expect(await page.evaluate('String(CookieStore.prototype.set)')).toContain('native code')
  const { undeclaredNames } = (await page.evaluate('InteractConsent.audit()')) as { undeclaredNames: string[] }
  expect(undeclaredNames).toEqual(['unknown'])
  await page.reload()
  const reloaded = page.waitForEvent('load')
  await page.evaluate('InteractConsent.rejectAll()')
  await reloaded
  await expect.poll(() => names(page)).toEqual(['interact_consent'])
  await expect.poll(() => page.evaluate('Object.keys(localStorage)')).toEqual([])
})

test('no script of the page writes the choice: dropped and told once, and taken away it may be', async ({
  page,
  site,
}) => {
  await decide(page, site, {}, 'InteractConsent.rejectAll()')
  const forged = 'v=1&granted=analytics&lifetime=persistent&policy=&by=visitor&at=1795489200&known='
  await own(page, `interact_consent=${forged}; path=/`)
  await own(page, `=interact_consent=${forged}; path=/`)
  await page.evaluate((value) => cookieStore.set('interact_consent', value), forged)
  await page.reload()
  expect(await page.evaluate('InteractConsent.choice.granted')).toEqual([])
  await own(page, 'interact_consent=; max-age=0; path=/; domain=site.localhost')
  expect(await names(page)).toEqual([])
})

test('cookieStore.set resolves when dropped, and deletes always', async ({ page, site }) => {
  await decide(page, site, {}, 'InteractConsent.acceptAll()')
  await own(page, '_st=1; max-age=1000')
  await own(page, 'keep=1; max-age=1000')
  await page.evaluate('InteractConsent.rejectAll()')
  await expect.poll(() => names(page)).toEqual(['interact_consent', 'keep'])
  expect(await page.evaluate("cookieStore.set({ name: '_st', value: '1' })")).toBeUndefined()
  expect(await names(page)).toEqual(['interact_consent', 'keep'])
  await own(page, 'keep=; expires=Thu, 01 Jan 1970 00:00:00 GMT')
  expect(await names(page)).toEqual(['interact_consent'])
})

test('undeclared, block-third-party: another site’s script is blocked, then kept to the choice; the site’s own passes', async ({
  page,
  site,
}) => {
  await decide(page, site, {}, '0')
  await foreign(page, site, 'tracker=1; max-age=1000')
  await own(page, 'cart=1; max-age=1000')
  const sibling = site.script('/sibling.js', "document.cookie = 'sibling=1; max-age=1000'", { host: SIBLING_HOST })
  await page.addScriptTag({ url: sibling })
  // Called back by a foreign library, the site's own function is still its own.
  const library = site.script('/lib.js', 'window.later = (go) => go()', { host: TRACKER_HOST })
  await page.addScriptTag({ url: library })
  await page.addScriptTag({ url: site.script('/own.js', "later(() => { document.cookie = 'mine=1; max-age=1000' })") })
  expect(await names(page)).toEqual(['cart', 'mine', 'sibling'])
  expect(await page.evaluate('blocked')).toEqual(['cookie   tracker'])

  await page.evaluate("InteractConsent.choose({ granted: ['functional'], lifetime: 'session' })")
  await foreign(page, site, 'tracker2=22; max-age=1000')
  const cookies = await jar(page.context())
  expect(cookies.find(({ name }) => name === 'tracker2')?.session).toBe(true)
  expect(cookies.find(({ name }) => name === 'cart')?.session).toBe(false)
})

test('undeclared, block-third-party: eval, timers and a lowered stack limit hide nobody; ownHosts counts as own', async ({
  page,
  site,
}) => {
  await decide(page, site, { ownHosts: ['cdn.localhost'] }, '0')
  const hidden = `Error.stackTraceLimit = 0; eval("document.cookie = 'a=1'"); new Function("document.cookie = 'b=1'")()
    setTimeout(() => { document.cookie = 'c=1' }); Promise.resolve().then(() => { document.cookie = 'd=1' })`
  await page.addScriptTag({ url: site.script('/hidden.js', hidden, { host: TRACKER_HOST }) })
  await page.addScriptTag({ url: site.script('/cdn.js', "document.cookie = 'cdn=1'", { host: 'a.cdn.localhost' }) })
  await page.waitForTimeout(200)
  expect(await names(page)).toEqual(['cdn'])
  expect(await page.evaluate('Error.stackTraceLimit')).toBe(0)
})

test('undeclared, block: needs every category; allow: passes', async ({ page, site }) => {
  await decide(page, site, { undeclared: 'block' }, "InteractConsent.choose({ granted: ['analytics', 'marketing'] })")
  await own(page, 'cart=1; max-age=1000')
  await foreign(page, site, 'tracker=1; max-age=1000')
  expect(await names(page)).toEqual(['interact_consent'])
  await page.evaluate("InteractConsent.acceptAll('session')")
  await own(page, 'cart=1; max-age=1000')
  expect((await jar(page.context())).find(({ name }) => name === 'cart')?.session).toBe(true)

  await decide(page, site, { undeclared: 'allow' }, 'InteractConsent.rejectAll()')
  await foreign(page, site, 'tracker=1; max-age=1000')
  expect(await names(page)).toContain('tracker')
})

test('a withdrawal erases on every domain and path, plain, Secure and Partitioned', async ({ page, site }) => {
  await decide(page, site, {}, '0')
  site.page('/deep/er/', consentPage({ config: { services, afterRevoke: 'keep' } }))
  await page.goto(site.url('/deep/er/'))
  await page.evaluate('InteractConsent.acceptAll()')
  const write = [
    '_st=1; max-age=1000',
    '_st=2; max-age=1000; domain=site.localhost; path=/',
    '_st_a=3; max-age=1000; path=/deep',
    '_st_b=4; max-age=1000; path=/; Secure; SameSite=None; Partitioned',
    '_st_c=5; max-age=1000; domain=www.site.localhost; path=/deep/er',
    'login=1; max-age=1000',
  ]
  for (const text of write) await own(page, text)
  expect(await names(page)).toHaveLength(7)
  await page.evaluate('InteractConsent.rejectAll()')
  await expect.poll(() => names(page)).toEqual(['interact_consent', 'login'])
})

test('a cookie that no page script can take away is told of, and shown in the audit', async ({ page, site }) => {
  await decide(page, site, {}, '0')
  await page.evaluate('InteractConsent.acceptAll()')
  await own(page, '_st=1; max-age=1000')
  await page.evaluate(() => {
    const { get, set } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>
    // As one does that lies where nobody looks: no deletion meets it.
    Object.defineProperty(Document.prototype, 'cookie', {
      configurable: true,
      get() {
        return `${get?.call(this)}; _st_far=1`
      },
      set,
    })
    document.addEventListener('consent:error', ({ detail }) => Reflect.set(window, 'told', detail.error.message))
  })
  await page.evaluate('InteractConsent.rejectAll()')
  await expect.poll(() => page.evaluate('window.told')).toBe('not-erased: _st_far')
  const { device } = (await page.evaluate('InteractConsent.audit()')) as { device: object[] }
  expect(device).toContainEqual({ store: 'cookie', name: '_st_far', covered: false })
  expect(await names(page)).toEqual(['interact_consent'])
})

test('from lasting to session only: what was to last is erased, and the next write ends with the session', async ({
  page,
  site,
}) => {
  await decide(page, site, {}, 'InteractConsent.acceptAll()')
  await own(page, '_st=1; max-age=1000')
  await page.evaluate("InteractConsent.acceptAll('session')")
  await expect.poll(() => names(page)).toEqual(['interact_consent'])
  await own(page, '_st=2; max-age=1000')
  expect((await jar(page.context())).map(({ name, session }) => [name, session])).toEqual([
    ['_st', true],
    ['interact_consent', true],
  ])
})

test('destroy takes the patches off and leaves the page as it was', async ({ page, site }) => {
  await decide(page, site, {}, 'InteractConsent.destroy()')
  await own(page, '_st=1; max-age=1000')
  expect(await names(page)).toEqual(['_st'])
  await expect(page.locator('#interact-consent-root')).toHaveCount(0)
})
