// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Terms } from '../../src/choice/allows'
import { judge } from '../../src/choice/judge'
import { matches } from '../../src/choice/match'
import { findProblems } from '../../src/config/findProblems'
import { resolveConfig } from '../../src/config/resolveConfig'
import { choice } from '../support/configs'
import { runs } from '../support/sweep'

/*
 * Damages any config in ways that leave no doubt of what was meant: the wrong config must shut everything that the
 * right one shuts. `mistakes.test.ts` tests one config, with each damage by its name.
 */

type Json = Record<string, unknown>

const PAGE = 'www.site.example'
const HOSTS = ['a.test', 'b.test', 'stats.a.test', 'www.b.test']
const PATHS = ['', '', '/x/', ':8443', ':8443/x/']
const NAMES = ['_a', '_a*', '_a_*', '*_b', '_b', '*']
const CATEGORIES = ['functional', 'analytics', 'marketing', 'necessary']

const host = fc.tuple(fc.constantFrom(...HOSTS), fc.constantFrom(...PATHS)).map((parts) => parts.join(''))
const service = fc.record({
  category: fc.constantFrom(...CATEGORIES),
  hosts: fc.array(host, { maxLength: 3 }),
  cookies: fc.array(fc.record({ name: fc.constantFrom(...NAMES), lifetime: fc.constant('1 year') }), { maxLength: 2 }),
  storage: fc.array(fc.constantFrom(...NAMES), { maxLength: 2 }),
})
const right: fc.Arbitrary<{ services: Json[] }> = fc
  .array(service, { minLength: 1, maxLength: 4 })
  .map((list) => ({ services: list.map((one, at) => ({ id: `s${at}`, ...one })) }))

const REQUESTS = [...HOSTS, 'eu.stats.a.test', 'other.test'].flatMap((name) =>
  ['/', '/x/y', '/xy', ':8443/', ':8443/x/y'].map((rest) => new URL(`https://${name}${rest}`)),
)
const CHOICES = [null, choice([]), choice(['analytics']), choice(['marketing', 'functional'])]
const own = () => true

/** Returns what a config shuts, under each of several choices. */
function shut(input: unknown): string[] {
  const { config } = resolveConfig(input, PAGE)
  return CHOICES.flatMap((made, at) => {
    const terms: Terms = { config, choice: made && { ...made, policy: config.policy.version }, withheld: [] }
    const isShut = (what: 'hosts' | 'cookies' | 'storage', name: string | URL) => !judge(terms, what, name, own).verdict
    return [
      ...REQUESTS.filter((url) => isShut('hosts', url)).map((url) => `${at} ${url}`),
      ...['_a', '_a_1', 'x_b', '_b', 'y']
        .filter((name) => isShut('cookies', name))
        .map((name) => `${at} cookie ${name}`),
      ...['_a', '_a_1', 'x_b', '_b', 'y'].filter((name) => isShut('storage', name)).map((name) => `${at} key ${name}`),
    ]
  })
}

const misspelt = (key: string): Record<string, string> => ({
  upper: key.toUpperCase(),
  more: `${key}s`,
  less: key.slice(0, -1),
  swapped: `${key[1]}${key[0]}${key.slice(2)}`,
})

/** Damages one field of a service. */
const damage = fc
  .tuple(
    fc.constantFrom('hosts', 'cookies', 'storage', 'category', 'id'),
    fc.constantFrom('wrapped', 'bare', 'keyed', 'upper', 'more', 'less', 'swapped', 'scheme', 'dot', 'blank', 'gone'),
  )
  .map(([key, how]) => (given: Json): Json => {
    const { [key]: value, ...rest } = given
    if (key in misspelt(key) || misspelt(key)[how]) return { ...rest, [misspelt(key)[how] as string]: value }
    const list = Array.isArray(value) ? value : [value]
    if (how === 'wrapped') return { ...rest, [key]: [value] }
    if (how === 'bare') return { ...rest, [key]: list.length === 1 ? list[0] : value }
    if (how === 'keyed' && Array.isArray(value)) return { ...rest, [key]: { ...value } }
    if (how === 'gone' && (key === 'category' || key === 'id')) return rest
    if (key !== 'hosts') return given
    const written = {
      scheme: (one: string) => `https://${one}`,
      dot: (one: string) => `.${one}`,
      blank: (one: string) => ` ${one}`,
    }
    return { ...rest, hosts: (value as string[]).map(written[how as 'dot'] ?? ((one) => one)) }
  })

describe('any config', () => {
  it('opens nothing by a mistake', () => {
    fc.assert(
      fc.property(
        right,
        fc.array(fc.tuple(fc.nat({ max: 3 }), damage), { minLength: 1, maxLength: 3 }),
        (meant, damages) => {
          const wrong = { services: [...meant.services] }
          for (const [at, make] of damages) {
            const index = at % wrong.services.length
            const before = wrong.services[index] as Json
            // A second mistake in one field may leave doubt of what was meant.
            if (before === meant.services[index]) wrong.services[index] = make(before)
          }
          expect(shut(wrong), JSON.stringify(wrong)).toEqual(expect.arrayContaining(shut(meant)))
        },
      ),
      runs(1500),
    )
  })

  it("leaves the page's own host open for any declared hosts", () => {
    const any = fc.oneof(
      fc.constantFrom(
        PAGE,
        `https://${PAGE}`,
        'site.example',
        '*',
        `*.${PAGE}`,
        `${PAGE}.`,
        `${PAGE}:443`,
        '',
        null,
        5,
      ),
      host,
      fc.string(),
      fc.domain(),
    )
    const urls = [`https://${PAGE}/`, `https://${PAGE}./x`, `http://${PAGE}/x/y`, `wss://${PAGE}/`]
    fc.assert(
      fc.property(fc.array(any), fc.constantFrom(...CATEGORIES, 'no such', ''), (hosts, category) => {
        // A path of the page's host may be declared, and is shut then.
        fc.pre(!hosts.some((one) => `${one}`.includes(`${PAGE}/`)))
        const { config } = resolveConfig({ services: [{ id: 'x', category, hosts }] }, PAGE)
        for (const url of urls)
          expect([url, judge({ config, choice: null, withheld: [] }, 'hosts', new URL(url), own).verdict]).toEqual([
            url,
            'persistent',
          ])
      }),
      runs(2000),
    )
  })

  it('throws nothing in any later function', () => {
    const leaf = fc.oneof(
      fc.string(),
      fc.constantFrom<unknown>(null, 5, true, '*', '\0', '[', '(', 'a'.repeat(300)),
      fc.jsonValue(),
    )
    const list = fc.oneof(leaf, fc.array(leaf, { maxLength: 4 }))
    const config = fc.oneof(
      fc.anything(),
      fc.record({
        services: fc.array(fc.record({ id: leaf, category: leaf, hosts: list, cookies: list, storage: list }), {
          maxLength: 3,
        }),
      }),
    )
    fc.assert(
      fc.property(config, fc.string(), (given, name) => {
        findProblems(given)
        const { config } = resolveConfig(given, PAGE)
        const terms = { config, choice: choice(['analytics']), withheld: [] }
        for (const what of ['cookies', 'storage'] as const) judge(terms, what, name, own)
        for (const url of REQUESTS) judge(terms, 'hosts', url, own)
      }),
      runs(1000),
    )
  })

  it('has patterns in which * fits any text, and everything else itself', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.', '[', '$'), maxLength: 8 })
    fc.assert(
      fc.property(letters, letters, (pattern, name) => {
        const escaped = pattern.replace(/[.[$]/g, '\\$&').replace(/\*/g, '.*')
        expect(matches(pattern, name)).toBe(new RegExp(`^${escaped}$`, 's').test(name))
      }),
      runs(5000),
    )
  })
})
