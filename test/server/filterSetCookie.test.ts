// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Lifetime } from '../../src/choice/types'
import { ConsentConfigError } from '../../src/config/ConsentConfigError'
import type { ConsentConfig } from '../../src/config/schema'
import { filterSetCookie } from '../../src/server/filterSetCookie'
import { crisp } from '../../src/services'
import { choice, SITE, storedChoice } from '../support/configs'
import { expiryOf, parseCookie } from '../support/rfc6265'
import { runs } from '../support/sweep'

/** Returns the `Cookie` header of a visitor with this grant. */
const chose = (granted: string[], lifetime: Lifetime = 'persistent', config = SITE, signal = false): string =>
  `interact_consent=${storedChoice(config, { granted, lifetime }, { signal })}`

const ask = (cookie = '', headers: Record<string, string> = {}, url = 'https://www.example.com/shop/cart') =>
  new Request(url, { headers: { ...(cookie && { cookie }), ...headers } })
const answer = (...cookies: string[]) =>
  new Response('hello', { headers: cookies.map((text): [string, string] => ['Set-Cookie', text]) })
const filtered = (request: Request, cookies: string[], config: ConsentConfig = SITE) =>
  filterSetCookie(answer(...cookies), request, config).headers.getSetCookie()

const PK = '_pk_id=1; Path=/; Max-Age=33955200; Secure; HttpOnly; SameSite=None; Partitioned'
const LOGIN = 'sid=abc; Path=/; Expires=Wed, 21 Oct 2099 07:28:00 GMT; HttpOnly; Secure'

describe('filterSetCookie', () => {
  it('drops cookies without consent, undecided or refused, and keeps the login', () => {
    expect(filtered(ask(), [PK, LOGIN])).toEqual([LOGIN])
    expect(filtered(ask(chose([])), [PK, LOGIN])).toEqual([LOGIN])
    expect(filtered(ask(chose(['marketing'])), [PK, LOGIN])).toEqual([LOGIN])
  })

  it('knows a service of the catalogue by a name whose signs were encoded', () => {
    const config = { ...SITE, services: [...(SITE.services ?? []), crisp] }
    const cookie = 'crisp-client%2Fsession%2F1a2b=session_1; Path=/; Max-Age=15768000'
    expect(filtered(ask(), [cookie], config)).toEqual([])
    expect(filtered(ask(chose(['functional'], 'persistent', config)), [cookie], config)).toEqual([cookie])
  })

  it('passes consented cookies byte for byte, and returns the same response', () => {
    const response = answer(PK, LOGIN)
    expect(filterSetCookie(response, ask(chose(['analytics'])), SITE)).toBe(response)
    expect(response.headers.getSetCookie()).toEqual([PK, LOGIN])
  })

  it('shortens cookies that last longer than their service, their category or, with undeclared names blocked, their declaration allows', () => {
    const [matomo, ...others] = SITE.services ?? []
    const capped = (more: ConsentConfig) =>
      filtered(ask(chose(['analytics'], 'persistent', { ...SITE, ...more })), [PK, LOGIN], { ...SITE, ...more })
    const short = PK.replace(' Max-Age=33955200;', '').replace(';', ';max-age=604800;')
    const own = { ...matomo, id: 'matomo', category: 'analytics', maxLifetime: '1 week' }
    expect(capped({ services: [own, ...others] })).toEqual([short, LOGIN])
    const categories = { functional: {}, marketing: {}, analytics: { maxLifetime: '1 week' } }
    expect(capped({ categories })).toEqual([short, LOGIN])
    const declared = { ...own, maxLifetime: '2 years', cookies: [{ name: '_pk_*', lifetime: '7 days' }] }
    expect(capped({ undeclared: 'block', services: [declared, ...others] })).toEqual([
      short,
      'sid=abc; Path=/; HttpOnly; Secure',
    ])
    expect(capped({ services: [declared, ...others] })).toEqual([PK, LOGIN])
  })

  it('tells a cookie once that asks for longer than is declared, and cuts it to that where undeclared names are blocked', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const lines = () => warn.mock.calls.map(([line]) => line)
    const late = `basket=1; Path=/; Expires=${new Date(Date.now() + 40 * 864e5).toUTCString()}`
    const basket = { id: 'basket', category: 'necessary', cookies: [{ name: 'basket', lifetime: '1 week' }] }
    const visit = { id: 'visit', category: 'necessary', cookies: [{ name: 'visit', lifetime: 'session' }] }
    const config = { ...SITE, services: [basket, visit] }
    for (let times = 0; times < 3; times++) expect(filtered(ask(), [late], config)).toEqual([late])
    expect(lines()).toEqual(['[consent] too-long: basket (40 days; 1 week)'])
    const strict: ConsentConfig = { ...config, undeclared: 'block' }
    expect(filtered(ask(), [late, late.replace('basket', 'visit')], strict)).toEqual([
      'basket=1;max-age=604800; Path=/',
      'visit=1; Path=/',
    ])
    expect(lines().at(-1)).toBe('[consent] too-long: visit (40 days; session)')
    warn.mockRestore()
  })

  it('makes session cookies under a session choice', () => {
    expect(filtered(ask(chose(['analytics'], 'session')), [PK, LOGIN])).toEqual([
      '_pk_id=1; Path=/; Secure; HttpOnly; SameSite=None; Partitioned',
      LOGIN,
    ])
  })

  it('passes deletions, in a form that every browser accepts', () => {
    const [text = ''] = filtered(ask(), ['_pk_id=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/x'])
    expect(expiryOf(parseCookie(text), Date.now())).toBeLessThan(Date.now())
    expect(text).toContain('Path=/x')
  })

  it('leaves the choice itself alone', () => {
    const own = `${chose([])}; Path=/; Max-Age=15552000`
    expect(filtered(ask(), [own])).toEqual([own])
  })

  it.each([
    ['block-third-party', [], true],
    ['allow', [], true],
    ['block', [], false],
    ['block', ['functional', 'analytics'], false],
    ['block', ['functional', 'analytics', 'marketing'], true],
  ] as const)('undeclared: %j after a grant of %j', (undeclared, granted, passes) => {
    const config = { ...SITE, undeclared }
    expect(filtered(ask(chose([...granted], 'persistent', config)), ['cart=1; Max-Age=9'], config)).toEqual(
      passes ? ['cart=1; Max-Age=9'] : [],
    )
  })

  it('accepts a choice too, which holds less than a request', () => {
    const of = (...[who, config]: [Parameters<typeof filterSetCookie>[1], ConsentConfig?]) =>
      filterSetCookie(answer(PK, '_fbp=1'), who, config ?? SITE).headers.getSetCookie()
    expect(of(choice(['analytics']))).toEqual([PK])
    expect(of(null)).toEqual([])
    // Under opt-out a signal, which is unknown here, would refuse marketing.
    expect(of(null, { ...SITE, mode: 'opt-out' })).toEqual([PK])
    expect(of(chose(['analytics']))).toEqual([PK])
    expect(of({ cookie: chose(['analytics']) })).toEqual([PK])
    expect(of(new Headers({ cookie: chose(['marketing']) }))).toEqual(['_fbp=1'])
  })

  it('ignores a choice that no longer holds', () => {
    const newer = { ...SITE, policy: { url: '/', version: '8' } }
    expect(filtered(ask(chose(['analytics'])), [PK], newer)).toEqual([])
    const more = {
      ...SITE,
      services: [
        ...(SITE.services ?? []),
        { id: 'new', category: 'analytics', cookies: [{ name: 'n', lifetime: '1 day' }] },
      ],
    }
    expect(filtered(ask(chose(['analytics'])), [PK, 'n=1'], more)).toEqual([PK])
  })

  it('lets Global Privacy Control override an older grant, but not one made under it', () => {
    const gpc = { 'Sec-GPC': '1' }
    expect(filtered(ask(chose(['analytics', 'marketing']), gpc), ['_fbp=1', PK])).toEqual([PK])
    expect(filtered(ask(chose(['marketing'], 'persistent', SITE, true), gpc), ['_fbp=1'])).toEqual(['_fbp=1'])
    for (const other of ['0', '', 'true', '1, 1'])
      expect(filtered(ask(chose(['marketing']), { 'Sec-GPC': other }), ['_fbp=1'])).toEqual(['_fbp=1'])
    expect(filtered(ask(chose(['marketing']), gpc), ['_fbp=1'], { ...SITE, respect: { gpc: false } })).toHaveLength(1)
    expect(filtered(ask(chose(['marketing']), { DNT: '1' }), ['_fbp=1'])).toHaveLength(1)
    expect(filtered(ask(chose(['marketing']), { DNT: '1' }), ['_fbp=1'], { ...SITE, respect: { dnt: true } })).toEqual(
      [],
    )
  })

  it('grants the undecided under opt-out everything but what the signal refuses', () => {
    const config: ConsentConfig = { ...SITE, mode: 'opt-out' }
    expect(filtered(ask(), [PK, '_fbp=1'], config)).toEqual([PK, '_fbp=1'])
    expect(filtered(ask('', { 'Sec-GPC': '1' }), [PK, '_fbp=1'], config)).toEqual([PK])
    expect(filtered(ask(chose([], 'persistent', config)), [PK, '_fbp=1'], config)).toEqual([])
  })

  it('copies a response whose headers cannot be changed', async () => {
    const moved = Response.redirect('https://www.example.com/next', 303)
    const out = filterSetCookie(moved, ask(`${chose([])}; _pk_id=1`), SITE)
    expect(out).not.toBe(moved)
    expect([out.status, out.headers.get('location')]).toEqual([303, 'https://www.example.com/next'])
    expect(out.headers.getSetCookie().length).toBeGreaterThan(0)
  })

  it('reads joined headers', () => {
    const headers = new Headers([
      ['Set-Cookie', LOGIN],
      ['Set-Cookie', PK],
    ])
    Object.defineProperty(headers, 'getSetCookie', { value: undefined })
    filterSetCookie(headers, ask(), SITE)
    expect(headers.get('set-cookie')).toBe(LOGIN)
  })

  it('throws for a wrong config', () => {
    expect(() => filterSetCookie(answer(), ask(), { polcy: {} } as ConsentConfig)).toThrow(ConsentConfigError)
  })

  it('passes no text that a browser would store under a refused name', () => {
    const piece = fc.constantFrom('_pk_id', '=', ';', ' ', '\t', 'Max-Age=1', 'Expires=', 'x', ',', '"', 'Path=/', ';;')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const text of filtered(ask(), [pieces.join('')])) {
          const parsed = parseCookie(text)
          const expiry = expiryOf(parsed, Date.now())
          const deletes = expiry !== null && expiry <= Date.now()
          // Browsers send a nameless cookie as its bare value.
          const back = parsed.name || (parsed.value.includes('=') ? (parsed.value.split('=')[0] ?? '') : '')
          expect(deletes || back.trim() !== '_pk_id').toBe(true)
        }
      }),
      runs(300),
    )
  })
})

describe('after a withdrawal', () => {
  const parsed = (texts: string[]) => texts.map(parseCookie)

  it('expires cookies of the request on every domain and path', () => {
    const texts = filtered(ask(`${chose([])}; _pk_id=1; sid=2; cart=3`), [])
    const places = parsed(texts).map(({ name, attributes }) => {
      const { path, domain, partitioned } = Object.fromEntries(attributes) as Record<string, string>
      return [name, path, domain, partitioned !== undefined].join(' ')
    })
    expect(new Set(parsed(texts).map(({ name }) => name))).toEqual(new Set(['_pk_id']))
    for (const path of ['/', '/shop', '/shop/', '/shop/cart', '/shop/cart/'])
      for (const domain of ['', 'example.com', 'www.example.com'])
        for (const partitioned of [false, true])
          expect(places).toContain(['_pk_id', path, domain, partitioned].join(' '))
    for (const one of parsed(texts)) expect(expiryOf(one, Date.now())).toBe(Number.NEGATIVE_INFINITY)
  })

  it.each([
    ['__Host-pk', /^__Host-pk=; Path=\/; Max-Age=0; Secure(; Partitioned)?$/],
    ['__Secure-pk', /; Secure/],
    ['__Http-pk', /; Secure.*; HttpOnly$/],
    ['__Host-Http-pk', /^__Host-Http-pk=; Path=\/; Max-Age=0; Secure(; Partitioned)?; HttpOnly$/],
  ])('keeps to what the prefix of %s asks for', (name, form) => {
    const config: ConsentConfig = {
      services: [{ id: 's', category: 'analytics', cookies: [{ name, lifetime: '1 year' }] }],
    }
    const texts = filtered(ask(`${name}=1`), [], config)
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) expect(text).toMatch(form)
  })

  it('has no Domain for an address or a bare name', () => {
    for (const url of ['http://127.0.0.1:8080/', 'http://localhost/', 'http://[::1]/'])
      expect(filtered(ask('_pk_id=1', {}, url), []).join()).not.toContain('Domain')
  })

  it('adds no deletions to a response for a shared cache', () => {
    const response = new Response('', { headers: { 'Cache-Control': 'public, max-age=3600' } })
    expect(filterSetCookie(response, ask('_pk_id=1'), SITE).headers.getSetCookie()).toEqual([])
  })

  it('stays within the header size of proxies, and still deletes every cookie', () => {
    const cookies = Array.from({ length: 30 }, (_, index) => `_pk_${index}=1`).join('; ')
    const texts = filtered(ask(cookies, {}, 'https://a.b.c.example.com/1/2/3/4/5/6/7'), [])
    expect(texts.join('').length).toBeLessThan(5000)
    expect(new Set(parsed(texts).map(({ name }) => name)).size).toBe(30)
  })

  it('is not misled by what a client sends', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (cookie, host) => {
        const texts: string[] = []
        const headers = new Headers()
        filterSetCookie(headers, { headers: { cookie: `_pk_${cookie}=1; ${cookie}`, host }, url: cookie }, SITE)
        texts.push(...headers.getSetCookie())
        for (const text of texts) expect(text).toMatch(/^[ -~]+$/)
      }),
    )
  })

  it('holds a response that sets the choice to that choice', () => {
    const own = `${chose([])}; Path=/`
    const texts = filtered(ask(`${chose(['analytics'])}; _pk_id=1`), [own, PK])
    expect(texts[0]).toBe(own)
    expect(texts).not.toContain(PK)
    expect(texts.slice(1).every((text) => /^_pk_id=;.*Max-Age=0/.test(text))).toBe(true)
    expect(texts.length).toBeGreaterThan(1)
  })
})
