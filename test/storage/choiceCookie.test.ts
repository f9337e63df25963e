import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { makeChoice, type Wish } from '../../src/choice/makeChoice'
import type { ChoiceRecord } from '../../src/choice/types'
import { cookieState, loadChoice, removeChoice, saveChoice } from '../../src/storage/choiceCookie'
import { encode } from '../../src/storage/codec'
import { writeCookie } from '../../src/storage/cookieJar'
import { resolved, SITE } from '../support/configs'
import { installJar, type Jar } from '../support/jar'

const DAY = 864e5
const NOW = Date.UTC(2026, 10, 1, 10)
const config = resolved(SITE)
const make = (wish: Wish, now = NOW) => makeChoice(config, wish, 'visitor', { now, signal: false, id: () => undefined })
const grant = make({ granted: ['analytics'] })

const fail = vi.fn()
/** Saves over the stored choice, as the engine does. */
const save = (record: ChoiceRecord, to = config) => saveChoice(to, record, loadChoice(to), fail)
const takeBack = () => removeChoice(config.cookie.name)

let jar: Jar
beforeEach(() => {
  fail.mockClear()
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
  jar = installJar('https://www.example.co.uk/shop/cart')
})
afterEach(() => {
  jar.restore()
  vi.useRealTimers()
})

describe('saveChoice', () => {
  it('is read again as it was written', () => {
    expect(loadChoice(config)).toBeNull()
    expect(save(grant)).toBe('example.co.uk')
    expect(loadChoice(config)).toEqual(grant)
  })

  it('stores one cookie, for the whole site, on http too, for 180 days', () => {
    save(grant)
    expect(jar.stored).toEqual([
      {
        name: 'interact_consent',
        value: encode(grant),
        domain: 'example.co.uk',
        hostOnly: false,
        path: '/',
        secure: false,
        partitioned: false,
        expires: NOW + 180 * DAY,
      },
    ])
    expect(jar.written.at(-1)).toMatch(/;\s*samesite=lax/i)
  })

  it.each(['__secure-consent', '__host-consent'])('is Secure under a name that needs it: %s', (name) => {
    expect(save(grant, resolved({ ...SITE, cookie: { name } }))).toBe(name === '__host-consent' ? '' : 'example.co.uk')
    expect(jar.stored).toMatchObject([{ name, secure: true }])
  })

  it('is not Secure under another name that begins like those', () => {
    save(grant, resolved({ ...SITE, cookie: { name: '__consent' } }))
    expect(jar.stored).toMatchObject([{ name: '__consent', secure: false }])
  })

  it('keeps a refusal as long as a grant', () => {
    save(make({ granted: [] }))
    expect(jar.get('interact_consent')?.expires).toBe(NOW + 180 * DAY)
  })

  it('keeps a refusal for the session to the session', () => {
    save(make({ granted: [], lifetime: 'session' }))
    expect(jar.get('interact_consent')?.expires).toBeNull()
  })

  it('stores a session choice as a session cookie, also after a persistent one', () => {
    save(grant)
    save(make({ granted: ['analytics'], lifetime: 'session' }))
    expect(jar.stored).toHaveLength(1)
    expect(jar.get('interact_consent')?.expires).toBeNull()
    jar.closeBrowser()
    expect(loadChoice(config)).toBeNull()
  })

  it.each([
    ['https://www.example.com/', 'example.com'],
    ['https://someone.github.io/page', 'someone.github.io'],
    ['https://a.b.example.com/', 'example.com'],
    ['http://localhost:3000/', 'localhost'],
    ['http://192.168.0.1/', '192.168.0.1'],
  ])('goes to the widest domain that holds it: %s', (url, domain) => {
    jar.restore()
    jar = installJar(url)
    expect(save(grant)).toBe(domain)
    expect(jar.stored).toHaveLength(1)
    expect(jar.stored[0]).toMatchObject({ domain })
    expect(loadChoice(config)).toEqual(grant)
  })

  it('reads the jar no more than it must: once per domain without an old choice', () => {
    const reads = vi.spyOn(Document.prototype, 'cookie', 'get')
    saveChoice(config, grant, null, fail)
    const first = reads.mock.calls.length
    expect(jar.stored).toMatchObject([{ domain: 'example.co.uk', value: encode(grant) }])
    saveChoice(config, make({ granted: [] }), grant, fail)
    // `uk` and `co.uk` are refused; over an old choice the third is read twice, as both may be equal.
    expect([first, reads.mock.calls.length - first]).toEqual([3, 4])
  })

  it('uses the domain and path of the config', () => {
    const own = resolved({ ...SITE, cookie: { name: 'mine', domain: 'www.example.co.uk', path: '/shop', days: 30 } })
    expect(save(grant, own)).toBe('www.example.co.uk')
    expect(jar.stored).toMatchObject([
      { name: 'mine', domain: 'www.example.co.uk', hostOnly: false, path: '/shop', expires: NOW + 30 * DAY },
    ])
  })

  it('leaves one cookie of several', () => {
    const old = encode(make({ granted: [] }, NOW - DAY))
    for (const domain of ['', ';domain=www.example.co.uk', ';domain=example.co.uk']) {
      writeCookie(`interact_consent=${old};path=/${domain}`)
    }
    expect(jar.stored).toHaveLength(3)
    save(grant)
    expect(jar.stored.map(({ value }) => value)).toEqual([encode(grant)])
  })

  it('leaves none on a path, in a partition or with Secure that an older set-up used', () => {
    const old = make({ granted: ['marketing'] }, NOW - DAY)
    for (const at of ['/shop', '/shop/', '/shop/cart', '/;secure', '/shop;secure;partitioned', '/;secure;partitioned'])
      for (const domain of ['', ';domain=www.example.co.uk', ';domain=example.co.uk'])
        writeCookie(`interact_consent=${encode(old)};path=${at}${domain}`)
    expect(jar.stored).toHaveLength(18)
    const refusal = make({ granted: [] })
    save(refusal)
    expect(jar.stored).toMatchObject([{ value: encode(refusal), domain: 'example.co.uk', path: '/' }])
    expect(fail).not.toHaveBeenCalled()
  })

  it('leaves one cookie of several equal ones', () => {
    const refusal = make({ granted: [] })
    for (const domain of ['', ';domain=www.example.co.uk'])
      writeCookie(`interact_consent=${encode(refusal)};path=/${domain}`)
    save(refusal)
    expect(jar.stored).toMatchObject([{ value: encode(refusal), domain: 'example.co.uk' }])
  })

  it('reports a cookie that cannot be deleted and wins', () => {
    const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as Required<PropertyDescriptor>
    const later = encode(make({ granted: ['marketing'] }, NOW + DAY / 2))
    const older = encode(make({ granted: ['marketing'] }, NOW - DAY / 2))
    let stays = older
    Object.defineProperty(Document.prototype, 'cookie', {
      ...Object.getOwnPropertyDescriptor(Document.prototype, 'cookie'),
      get: () => `${get.call(document)}; interact_consent=${stays}`,
    })
    save(make({ granted: [] }))
    expect(fail).not.toHaveBeenCalled()
    stays = later
    save(make({ granted: [] }))
    expect(fail.mock.calls).toEqual([['not-replaced', 'interact_consent']])
  })

  it('reports a choice that no domain takes', () => {
    expect(save(grant, resolved({ cookie: { domain: 'elsewhere.com' } }))).toBeUndefined()
    Object.defineProperty(Document.prototype, 'cookie', { configurable: true, get: () => '', set() {} })
    expect(save(grant)).toBeUndefined()
    expect(fail.mock.calls).toEqual(Array(2).fill(['not-saved', 'interact_consent']))
  })

  it('is written and deleted although a form shadows document.cookie, or a library replaces Document', () => {
    // As `<form name="cookie">` does: an own property that no assignment changes.
    const form = document.createElement('form')
    Object.defineProperty(document, 'cookie', { configurable: true, get: () => form })
    vi.stubGlobal('Document', class {})
    save(grant)
    expect(loadChoice(config)).toEqual(grant)
    expect(jar.get('interact_consent')).toMatchObject({ secure: false, path: '/', expires: NOW + 180 * DAY })
    takeBack()
    expect(jar.stored).toEqual([])
    expect(document.cookie).toBe(form)
    Reflect.deleteProperty(document, 'cookie')
    vi.unstubAllGlobals()
  })

  it('keeps a policy version with `%` and `&` in it as it is', () => {
    const odd = resolved({ ...SITE, policy: { url: '/', version: '100%25&é' } })
    const choice = makeChoice(odd, { granted: [] }, 'visitor', { now: NOW, signal: false, id: () => undefined })
    save(choice, odd)
    expect(jar.get('interact_consent')?.value).toBe(encode(choice))
    expect(loadChoice(odd)?.choice.policy).toBe('100%25&é')
  })

  it('deletes it on every domain and path', () => {
    save(grant)
    writeCookie(`interact_consent=${encode(grant)};path=/shop;secure;partitioned`)
    takeBack()
    expect(jar.stored).toEqual([])
    expect(loadChoice(config)).toBeNull()
  })
})

describe('loadChoice', () => {
  it('returns the newest of several in any order', () => {
    const older = make({ granted: ['marketing'] }, NOW - DAY)
    for (const [first, second] of [
      [older, grant],
      [grant, older],
    ] as const) {
      jar.stored = []
      writeCookie(`interact_consent=${encode(first)};path=/`)
      writeCookie(`interact_consent=${encode(second)};path=/;domain=example.co.uk`)
      expect(loadChoice(config)).toEqual(grant)
    }
  })

  it.each(['', 'garbage', '%', '%E0%A4%A', 'v=1', 'v=9&granted=analytics'])(
    'is null for %j, and passes it over',
    (text) => {
      writeCookie(`interact_consent=${text};path=/`)
      expect(loadChoice(config)).toBeNull()
      writeCookie(`interact_consent=${encode(grant)};path=/;domain=example.co.uk`)
      expect(loadChoice(config)).toEqual(grant)
    },
  )
})

describe('cookieState', () => {
  it('changes only with the choice', () => {
    const states = new Set<string>()
    states.add(cookieState(config))
    writeCookie('other=1;path=/')
    states.add(cookieState(config))
    expect(states.size).toBe(1)
    save(grant)
    states.add(cookieState(config))
    save(make({ granted: [] }))
    states.add(cookieState(config))
    expect(states.size).toBe(3)
    takeBack()
    states.add(cookieState(config))
    expect(states.size).toBe(3)
  })
})
