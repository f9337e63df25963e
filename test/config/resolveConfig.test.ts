// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOf, verdictOnAll, verdictOnAny } from '../../src/choice/allows'
import { judge } from '../../src/choice/judge'
import { makeChoice } from '../../src/choice/makeChoice'
import { createReceipt } from '../../src/choice/receipt'
import { fingerprintsOf, validity } from '../../src/choice/validity'
import { findProblems } from '../../src/config/findProblems'
import { resolveConfig } from '../../src/config/resolveConfig'
import type { ResolvedConfig } from '../../src/config/schema'
import { encode } from '../../src/storage/codec'
import { choice, goodConfig } from '../support/configs'
import { runs } from '../support/sweep'

/** Values that a page may give for a text. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, 5, -1, 1e21, '', ' ', 'x', 'necessary', '__proto__', 'constructor'),
  fc.constantFrom<unknown>([], {}, [[]], [{}], [null], { toString: 1 }, { length: 1 }, { '*': 1 }),
  fc.jsonValue({ maxDepth: 2 }),
)
const name = fc.constantFrom('functional', 'analytics', 'necessary', 'matomo', 'service-0', 'service-1', 'a b', '', '5')
const or = (good: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> => fc.oneof({ weight: 3, arbitrary: good }, odd)
const object = (model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.record(Object.fromEntries(Object.entries(model).map(([key, good]) => [key, or(good)])), { requiredKeys: [] }),
      fc.option(fc.tuple(fc.constantFrom('__proto__', 'constructor', 'toString', 'x', '*', '0'), odd), { freq: 4 }),
    )
    // `JSON.parse` makes `__proto__` an own property, also in a page's config.
    .map(([known, extra]) =>
      JSON.parse(
        `{${[...Object.entries(known), ...(extra ? [extra] : [])].map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`)}}`,
      ),
    )
const listOf = (good: fc.Arbitrary<unknown>) => fc.array(or(good), { maxLength: 3 })
const text = fc.oneof(fc.string(), fc.nat())
/** Values close to a config, with any mistakes in them. */
const broken = or(
  object({
    policy: object({ url: text, version: text, updated: text, contact: text }),
    categories: fc.dictionary(name, or(object({ label: text, gpc: fc.boolean() })), { maxKeys: 3 }),
    services: listOf(
      object({
        id: name,
        category: name,
        name: text,
        cookies: listOf(object({ name: text, lifetime: fc.constantFrom('session', '1 year', '13 months') })),
        storage: listOf(text),
        hosts: listOf(text),
      }),
    ),
    cookie: object({ name: text, domain: text, path: text, days: fc.integer({ min: -1, max: 500 }) }),
    mode: fc.constantFrom('opt-in', 'opt-out', 'none'),
    undeclared: fc.constantFrom('block-third-party', 'block', 'allow'),
    ownHosts: listOf(text),
    respect: object({ gpc: fc.boolean(), dnt: fc.boolean() }),
    layout: fc.constantFrom('modal', 'banner', 'corner'),
    language: text,
    text: fc.dictionary(text.map(String), or(fc.dictionary(text.map(String), odd)), { maxKeys: 2 }),
    signals: listOf(fc.constant('google')),
    receipts: object({ url: text, refusals: fc.boolean() }),
    afterRevoke: fc.constantFrom('reload', 'keep'),
    nonce: text,
    ui: fc.boolean(),
  }),
)
const anyJson = fc.oneof(fc.jsonValue(), broken)

/** Returns the fields that do not have their type in `ResolvedConfig`. */
function wrongIn(config: ResolvedConfig): string[] {
  const wrong: string[] = []
  const is = (path: string, value: unknown, ...types: string[]): void => {
    const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value
    if (!types.includes(type)) wrong.push(`${path}: ${type}`)
  }
  const maybe = ['string', 'undefined']
  const { policy, cookie, respect, receipts } = config
  is('policy.url', policy.url, 'string')
  is('policy.version', policy.version, 'string')
  is('policy.updated', policy.updated, ...maybe)
  is('policy.contact', policy.contact, ...maybe)
  is('cookie.name', cookie.name, 'string')
  is('cookie.path', cookie.path, 'string')
  is('cookie.domain', cookie.domain, ...maybe)
  is('cookie.days', cookie.days, 'number')
  is('respect.gpc', respect.gpc, 'boolean')
  is('respect.dnt', respect.dnt, 'boolean')
  is('language', config.language, ...maybe)
  is('nonce', config.nonce, ...maybe)
  is('ui', config.ui, 'boolean')
  for (const key of ['ownHosts', 'signals'] as const) for (const one of config[key]) is(key, one, 'string')
  for (const words of Object.values(config.text)) is('text.*', words, 'object')
  if (receipts) is('receipts.url', receipts.url, 'string')
  for (const { id, gpc, label, description } of config.categories) {
    is('categories.id', id, 'string')
    is('categories.gpc', gpc, 'boolean')
    is('categories.label', label, ...maybe)
    is('categories.description', description, ...maybe)
    if (!/^[\w-]{1,40}$/.test(id)) wrong.push(`category ${id}`)
  }
  for (const { id, category, cookies = [], storage = [], hosts = [], isGuess = true, ...more } of config.services) {
    is('services.isGuess', isGuess, 'boolean')
    is('services.id', id, 'string')
    is('services.category', category, 'string')
    for (const one of [...storage, ...hosts]) is('services.storage, hosts', one, 'string')
    for (const [key, value] of Object.entries(more)) is(`services.${key}`, value, 'string')
    for (const one of cookies) for (const value of Object.values(one)) is('services.cookies.*', value, 'string')
    if (!/^[\w-]{1,40}$/.test(id)) wrong.push(`service ${id}`)
  }
  const allowed = {
    mode: ['opt-in', 'opt-out'],
    undeclared: ['block-third-party', 'block', 'allow'],
    layout: ['modal', 'banner', 'corner'],
    afterRevoke: ['reload', 'keep'],
  }
  for (const [key, values] of Object.entries(allowed)) {
    if (!values.includes(config[key as 'mode'])) wrong.push(`${key} ${config[key as 'mode']}`)
  }
  const ids = ['necessary', ...[...config.categories, ...config.services].map(({ id }) => id)]
  if (new Set(ids).size !== ids.length) wrong.push(`ids twice: ${ids}`)
  return wrong
}

describe('resolveConfig', () => {
  it('takes any JSON and never throws', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        resolveConfig(input)
      }),
      runs(2000),
    )
  })

  it('is sound exactly where findProblems finds nothing', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        // `resolveConfig` does not know the names of vendors.
        const problems = findProblems(input).filter(({ message }) => !message.includes('consent API'))
        expect(resolveConfig(input).sound, problems.map(({ message }) => message).join('\n')).toBe(!problems.length)
      }),
      runs(2000),
    )
  })

  it('has every field of its type, and unique ids, for any input', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        expect(wrongIn(resolveConfig(input).config)).toEqual([])
      }),
      runs(2000),
    )
  })

  it('lets every later function run without an error', () => {
    fc.assert(
      fc.property(anyJson, fc.string(), (input, name) => {
        const { config } = resolveConfig(input)
        const record = makeChoice(config, { granted: ['analytics'] }, 'visitor', {
          now: 0,
          signal: false,
          id: () => undefined,
        })
        for (const made of [null, choice([]), record.choice]) {
          const terms = { config, choice: made, withheld: [] }
          judge(terms, 'cookies', name, () => false)
          judge(terms, 'storage', name, () => true)
          verdictOf(terms, [name])
          verdictOnAll(terms)
          verdictOnAny(terms)
          createReceipt(terms, 'example.com', false)
        }
        fingerprintsOf(config)
        validity(record, config, 0)
        encode(record)
      }),
      runs(1000),
    )
  })

  it('grants nothing of an unknown category', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        const { config } = resolveConfig(input)
        const categories = config.categories.map(({ id }) => id)
        const terms = { config, choice: choice(categories), withheld: [] }
        for (const { id, category } of config.services) {
          if (category !== 'necessary' && !categories.includes(category)) expect(verdictOf(terms, [id])).toBeNull()
        }
      }),
      runs(1000),
    )
  })

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
