// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Terms } from '../../src/choice/allows'
import { isOwnHost } from '../../src/choice/isOwnHost'
import { judge, type Writer } from '../../src/choice/judge'
import type { ConsentConfig } from '../../src/config/schema'
import { choice, resolved, SITE, terms } from '../support/configs'

const under = (granted: string[] | null, more: ConsentConfig = {}, what = {}): Terms => ({
  config: resolved({ ...SITE, ...more }),
  choice: granted && choice(granted, what),
  withheld: [],
})
const judgeCookie = (terms: Terms, name: string, writer: () => Writer) => judge(terms, 'cookies', name, writer)
const judgeStorage = (terms: Terms, name: string, writer: () => Writer) => judge(terms, 'storage', name, writer)
const own = () => true
const foreign = () => false
const never = (): boolean => {
  throw new Error('the writer does not matter here')
}

describe('judgeCookie', () => {
  it('judges a declared cookie by its service, for any writer', () => {
    expect(judgeCookie(under(null), '_pk_id.1.abcd', never)).toEqual({
      verdict: null,
      category: 'analytics',
      service: 'matomo',
    })
    expect(judgeCookie(under(['analytics']), '_pk_id.1.abcd', never).verdict).toBe('persistent')
    expect(judgeCookie(under(['analytics'], {}, { lifetime: 'session' }), '_pk_ses', never).verdict).toBe('session')
    expect(judgeCookie(under(['analytics'], {}, { except: ['matomo'] }), '_pk_ses', never).verdict).toBeNull()
  })

  it('allows necessary cookies and the choice itself', () => {
    expect(judgeCookie(under(null), 'sid', never).verdict).toBe('persistent')
    expect(judgeCookie(under(null, { undeclared: 'block' }), 'interact_consent', never)).toEqual({
      verdict: 'persistent',
      category: 'necessary',
    })
    expect(judgeCookie(under([], { cookie: { name: 'mine' } }), 'mine', never).verdict).toBe('persistent')
  })

  it('allows the choice even if a service declares every cookie', () => {
    const greedy = under(null, {
      services: [{ id: 'greedy', category: 'marketing', cookies: [{ name: '*', lifetime: 'session' }] }],
    })
    expect(judgeCookie(greedy, 'interact_consent', never).category).toBe('necessary')
    expect(judgeCookie(greedy, 'anything', never).service).toBe('greedy')
  })

  it.each([
    // granted, mode, writer, verdict
    [null, 'block-third-party', own, 'persistent'],
    [null, 'block-third-party', foreign, null],
    [[], 'block-third-party', foreign, null],
    [['analytics'], 'block-third-party', foreign, 'persistent'],
    [null, 'allow', foreign, 'persistent'],
    [[], 'allow', own, 'persistent'],
    [null, 'block', own, null],
    [['analytics'], 'block', own, null],
    [['functional', 'analytics', 'marketing'], 'block', foreign, 'persistent'],
  ] as const)('of an undeclared cookie under %j with %j', (granted, undeclared, writer, verdict) => {
    const now = under(granted && [...granted], { undeclared })
    expect(judgeCookie(now, 'cart', writer)).toEqual({ verdict, category: null })
    expect(judgeStorage(now, 'cart', writer)).toEqual({ verdict, category: null })
  })

  it('limits third-party cookies to the lifetime of the choice', () => {
    const session = under(['analytics'], {}, { lifetime: 'session' })
    expect(judgeCookie(session, 'x', foreign).verdict).toBe('session')
    expect(judgeCookie(session, 'x', own).verdict).toBe('persistent')
  })

  it('judges any name under any terms', () => {
    fc.assert(
      fc.property(terms, fc.string(), fc.boolean(), (now, name, whose) => {
        for (const judge of [judgeCookie, judgeStorage]) {
          expect([null, 'session', 'persistent']).toContain(judge(now, name, () => whose).verdict)
        }
      }),
    )
  })
})

describe('judgeStorage', () => {
  it('judges a declared key by its service', () => {
    expect(judgeStorage(under(null), 'mtm_state', never)).toEqual({
      verdict: null,
      category: 'analytics',
      service: 'matomo',
    })
    expect(judgeStorage(under(['analytics']), 'mtm_state', never).verdict).toBe('persistent')
  })

  it('does not take a key for a cookie of the same name', () => {
    expect(judgeStorage(under(null), '_fbp', own)).toEqual({ verdict: 'persistent', category: null })
  })
})

describe('isOwnHost', () => {
  const config = resolved({ ownHosts: ['cdn.example.net', 'assets.test'] })

  it.each([
    ['', 'www.example.com', true],
    ['www.example.com', 'www.example.com', true],
    ['cdn.example.com', 'www.example.com', true],
    ['example.com', 'www.example.com', true],
    ['cdn.example.net', 'www.example.com', true],
    ['eu.assets.test', 'www.example.com', true],
    ['assets.test.evil.io', 'www.example.com', false],
    ['cdn.example.net.evil.io', 'www.example.com', false],
    ['connect.facebook.net', 'www.example.com', false],
    ['myexample.com', 'www.example.com', false],
    ['other.co.uk', 'www.example.co.uk', false],
    ['static.example.co.uk', 'www.example.co.uk', true],
    ['localhost', 'localhost', true],
    ['10.0.0.2', '10.0.0.1', false],
    ['stats.example.com', 'localhost', false],
  ])('%j in a page of %s: %s', (host, page, expected) => {
    expect(isOwnHost(config, host, page)).toBe(expected)
  })
})
