import fc from 'fast-check'
import type { ResolvedConfig } from '../../src/config/schema'

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
/** Any JSON, and what is close to a config. */
export const anyJson = fc.oneof(fc.jsonValue(), broken)

/** Returns the fields that do not have their type in `ResolvedConfig`. */
export function wrongIn(config: ResolvedConfig): string[] {
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
