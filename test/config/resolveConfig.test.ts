// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judge } from '../../src/choice/judge'
import { findProblems } from '../../src/config/findProblems'
import { resolveConfig } from '../../src/config/resolveConfig'
import { choice, goodConfig } from '../support/configs'
import { wrongIn } from './anyJson'

describe('resolveConfig', () => {
  it('returns a valid config unchanged', () => {
    fc.assert(
      fc.property(goodConfig, (input) => {
        const { config, sound } = resolveConfig(input)
        expect(sound).toBe(true)
        expect(wrongIn(config)).toEqual([])
        const { categories, services, ...rest } = input
        expect(config).toMatchObject(rest)
        expect(config.services).toEqual(services?.map((service) => ({ hosts: [], ...service })))
        if (categories) {
          expect(Object.fromEntries(config.categories.map(({ id, ...more }) => [id, more]))).toEqual(categories)
        }
      }),
    )
  })

  it('has the documented defaults', () => {
    const { config, sound } = resolveConfig({})
    expect(sound).toBe(true)
    expect(config).toMatchObject({
      policy: { url: '', version: '' },
      categories: [
        { id: 'functional', gpc: false },
        { id: 'analytics', gpc: false },
        { id: 'marketing', gpc: true },
      ],
      services: [],
      cookie: { name: 'interact_consent', path: '/', days: 180 },
      mode: 'opt-in',
      undeclared: 'block-third-party',
      ownHosts: [],
      respect: { gpc: true, dnt: false },
      layout: 'modal',
      text: {},
      signals: [],
      afterRevoke: 'reload',
      ui: true,
    })
    for (const key of ['language', 'nonce', 'receipts'] as const) expect(config[key]).toBeUndefined()
    expect(config.cookie.domain).toBeUndefined()
  })

  it('fills in the rest of a partial option', () => {
    const { config } = resolveConfig({
      cookie: { days: 30 },
      respect: { dnt: true },
      categories: { ads: { gpc: true }, x: {} },
    })
    expect(config.cookie).toEqual({ name: 'interact_consent', path: '/', days: 30 })
    expect(config.respect).toEqual({ gpc: true, dnt: true })
    expect(config.categories).toEqual([
      { id: 'ads', gpc: true },
      { id: 'x', gpc: false },
    ])
  })

  it('reports a number for a text, and reads a version as text', () => {
    const { config, sound } = resolveConfig({ policy: { url: '/', version: 5 } })
    expect(sound).toBe(false)
    expect(config.policy.version).toBe('5')
  })

  it('does not count "necessary" as a category to ask for', () => {
    const { config, sound } = resolveConfig({ categories: { necessary: { label: 'Needed' }, ads: {} } })
    expect(sound).toBe(true)
    expect(config.categories.map(({ id }) => id)).toEqual(['ads'])
  })

  it.each([
    [{ mode: 'opt-inn' }, { mode: 'opt-in' }],
    [{ undeclared: 'none' }, { undeclared: 'block' }],
    [{ cookie: { days: 0 } }, { cookie: { days: 180 } }],
    [{ cookie: { days: 401 } }, { cookie: { days: 180 } }],
    [{ cookie: { days: 1.5 } }, { cookie: { days: 180 } }],
    [{ respect: { gpc: 'false' } }, { respect: { gpc: true } }],
    [{ categories: { analytics: { gpc: 'yes' } } }, { categories: [{ id: 'analytics', gpc: true }] }],
    [{ respect: { dnt: 'yes' } }, { respect: { gpc: true, dnt: true } }],
    [{ respect: false }, { respect: { gpc: true, dnt: false } }],
    [{ categories: 5 }, { categories: [] }],
    [{ cookie: { days: '30' } }, { cookie: { days: 30 } }],
    [{ ownHosts: ['https://cdn.example', '*.cdn.example', 'cdn.example:1', 'a.example'] }, { ownHosts: ['a.example'] }],
    [{ categories: { 'a b': {}, ads: {} } }, { categories: [{ id: 'ads' }] }],
    [{ services: [{ id: 'x', category: 'nope' }] }, { services: [{ id: 'x', category: 'nope' }] }],
    [{ signals: ['google', 'no such name'] }, { signals: ['google'] }],
    [null, { mode: 'opt-in' }],
    ['x', { mode: 'opt-in' }],
    [[], { mode: 'opt-in' }],
  ])('reads %j in the way that shuts most', (input, left) => {
    const { config, sound } = resolveConfig(input)
    expect(sound).toBe(false)
    expect(config).toMatchObject(left)
  })

  it('keeps a service shut without an id or category of its own', () => {
    const input = {
      services: [
        { category: 'analytics', cookies: [{ name: 'a', lifetime: 'session' }] },
        { id: 'b', storage: ['b'] },
      ],
    }
    const { config } = resolveConfig(input)
    const refused = { config, choice: null, withheld: [] }
    expect(judge(refused, 'cookies', 'a', () => true).verdict).toBeNull()
    const all = { config, choice: choice(['functional', 'analytics', 'marketing']), withheld: [] }
    expect(judge(all, 'storage', 'b', () => true).verdict).toBeNull()
  })

  it.each([
    [[{ id: 'service-1' }, { id: 'service-1' }]],
    [[{ id: 'service-1' }, {}]],
    [[{}, { id: 'service-0' }]],
    [[{ id: 'analytics' }, { id: 'service-0' }, {}]],
  ])('names no two alike in %j', (list) => {
    const services = list.map((one, at) => ({ ...one, category: at ? 'marketing' : 'analytics' }))
    expect(wrongIn(resolveConfig({ services }).config)).toEqual([])
  })

  it('does not open a second service through the first of the same name', () => {
    const { config } = resolveConfig({
      services: [
        { id: 'service-1', category: 'analytics' },
        { id: 'service-1', category: 'marketing', cookies: [{ name: '_ads', lifetime: '1 year' }] },
      ],
    })
    const analytics = { config, choice: choice(['analytics']), withheld: [] }
    expect(judge(analytics, 'cookies', '_ads', () => true).verdict).toBeNull()
  })

  it('does not reach the object prototype', () => {
    for (const text of [
      '{"__proto__":{"mode":"opt-out"}}',
      '{"categories":{"__proto__":{"gpc":true}}}',
      '{"services":[{"__proto__":{"id":"x"},"constructor":{}}]}',
      '{"text":{"__proto__":{"polluted":"yes"}}}',
      '{"policy":{"__proto__":{"url":"/x"}},"constructor":{"prototype":{"polluted":"yes"}}}',
    ]) {
      const { config } = resolveConfig(JSON.parse(text))
      expect(config.mode).toBe('opt-in')
      expect(Object.getPrototypeOf(config)).toBe(Object.prototype)
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
      expect(wrongIn(config)).toEqual([])
    }
  })

  it.each([
    [{ text: { en: { categories: { toString: 'x' } } } }],
    [{ text: { en: { title: { toString: null, valueOf: null } } } }],
    [{ policy: { version: { toString: 1 } } }],
  ])('takes %j, which cannot become text', (input) => {
    expect(() => resolveConfig(input)).not.toThrow()
    expect(() => findProblems(input)).not.toThrow()
  })
})
