// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Terms } from '../../src/choice/allows'
import { judge } from '../../src/choice/judge'
import { findProblems } from '../../src/config/findProblems'
import { resolveConfig } from '../../src/config/resolveConfig'
import type { ConsentConfig } from '../../src/config/schema'
import { choice } from '../support/configs'
import { runs } from '../support/sweep'

/*
 * Mistakes are reported, and what was meant stays shut: a right config is damaged in the ways that people damage it,
 * and must still shut everything that it shut.
 */

const PAGE = 'www.site.example'

/** A site whose services declare overlapping hosts, cookies and keys. */
const RIGHT = {
  policy: { url: '/privacy', version: '1' },
  services: [
    {
      id: 'stats',
      category: 'analytics',
      hosts: ['stats.example', 'www.example/collect/'],
      cookies: [
        { name: '_pk_id.*', lifetime: '13 months' },
        { name: '_st', lifetime: 'session' },
      ],
      storage: ['mtm_*'],
    },
    {
      id: 'ads',
      category: 'marketing',
      hosts: ['ads.example', 'www.example'],
      cookies: [{ name: '_ad*', lifetime: '1 year' }],
    },
    {
      id: 'login',
      category: 'necessary',
      hosts: ['www.example/login/', 'id.ads.example'],
      cookies: [{ name: '_admin', lifetime: 'session' }],
      storage: ['mtm_consent'],
    },
  ],
} satisfies ConsentConfig

type Json = Record<string, unknown>

const REQUESTS = [
  'https://stats.example/m.js',
  'https://eu.stats.example/m.js',
  'http://STATS.example:8080/',
  'https://ads.example/',
  'https://id.ads.example/',
  'https://www.example/',
  'https://www.example/collect/x',
  'https://www.example/login/x',
  'https://other.test/',
  `https://${PAGE}/x`,
  'https://cdn.site.example/x',
].map((url) => new URL(url))
const COOKIES = ['_pk_id.1.ab', '_st', '_ads', '_admin', 'other']
const KEYS = ['mtm_x', 'mtm_consent', 'other']

const CHOICES = [null, choice([]), choice(['analytics']), choice(['marketing']), choice(['analytics', 'marketing'])]

/** Returns what a config shuts, under each of several choices. */
function shut(input: unknown): string[] {
  const { config } = resolveConfig(input, PAGE)
  return CHOICES.flatMap((made, at) => {
    const terms: Terms = { config, choice: made && { ...made, policy: config.policy.version }, withheld: [] }
    const own = () => true
    return [
      ...REQUESTS.filter((url) => !judge(terms, 'hosts', url, own).verdict).map((url) => `${at} request ${url}`),
      ...COOKIES.filter((name) => !judge(terms, 'cookies', name, own).verdict).map((name) => `${at} cookie ${name}`),
      ...KEYS.filter((name) => !judge(terms, 'storage', name, own).verdict).map((name) => `${at} key ${name}`),
    ]
  })
}

const [stats, ads, login] = RIGHT.services
const withStats = (more: Json): Json => ({ ...RIGHT, services: [{ ...stats, ...more }, ads, login] })
const withLogin = (more: Json): Json => ({ ...RIGHT, services: [stats, ads, { ...login, ...more }] })
const without = (object: object, ...keys: string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)))
const renamed = (key: string, as: string): Json => ({
  ...RIGHT,
  services: [{ ...without(stats ?? {}, key), [as]: (stats as unknown as Json)[key] }, ads, login],
})

describe('a wrong config', () => {
  it.each<[string, unknown]>([
    ['hosts as one text', withStats({ hosts: 'stats.example, www.example/collect/' })],
    ['hosts with a scheme', withStats({ hosts: ['https://stats.example', 'https://www.example/collect/'] })],
    ['hosts in capitals with a trailing dot', withStats({ hosts: ['STATS.EXAMPLE.', 'WWW.example/collect/'] })],
    ['hosts with *.', withStats({ hosts: ['*.stats.example', '*.www.example'] })],
    ['hosts with a leading dot', withStats({ hosts: ['.stats.example', '.www.example'] })],
    ['a lone * among hosts', withStats({ hosts: ['*', 'www.example/collect/'] })],
    ['hosts that are a list of lists', withStats({ hosts: [['stats.example'], ['www.example/collect/']] })],
    ['cookies as texts', withStats({ cookies: ['_pk_id.*', '_st'] })],
    ['cookies as an object', withStats({ cookies: { '_pk_id.*': '13 months', _st: { lifetime: 'session' } } })],
    ['a cookie without a lifetime', withStats({ cookies: [{ name: '_pk_id.*' }, { name: '_st', lifetime: 'ever' }] })],
    ['a cookie with a mistyped key', withStats({ cookies: [{ nmae: '_pk_id.*' }, { Name: '_st' }] })],
    [
      'cookies as regular expressions',
      withStats({
        cookies: ['/^_pk_id\\..*$/', '^_st$'].map((name) => ({ name, lifetime: '13 months' })),
      }),
    ],
    [
      'a cookie as a regular expression without anchors',
      withStats({ cookies: [{ name: '/_pk_id/' }, { name: '_s[t]+' }] }),
    ],
    ['a cookie name that is a list', withStats({ cookies: [{ name: '_pk_id.*, _st' }, { name: '_st|_other' }] })],
    ['a regular expression for anything', withStats({ cookies: [{ name: '/.*/' }], storage: ['^.*$'] })],
    ['storage as regular expressions', withStats({ storage: ['/^mtm_.+/i'] })],
    ['hosts with a dot too many', withStats({ hosts: ['stats..example', 'www.example/collect/'] })],
    ['storage as one text', withStats({ storage: 'mtm_*' })],
    ['storage as one text with several', withStats({ storage: 'mtm_*, other' })],
    ['storage written as cookies are', withStats({ storage: [{ name: 'mtm_*', lifetime: '1 year' }] })],
    ['cookies as one text with several', withStats({ cookies: '_pk_id.*, _st' })],
    ['a cookie with a list for its name', withStats({ cookies: [{ name: ['_pk_id.*', '_st'], lifetime: '1 year' }] })],
    ['cookies without a known key', withStats({ cookies: [{ id: '_pk_id.*' }, { pattern: '_st' }] })],
    [
      'cookies as in a list that was copied',
      withStats({ cookies: ['_pk_id.<id>', '_pk_id.{id}', '_pk_id.#', '_st'].map((name) => ({ name })) }),
    ],
    [
      'cookies with a stand-in, or in quotes',
      withStats({ cookies: ['_pk_id.XXXX', '_pk_id...', '_pk_id.…', '"_pk_id.1"', '_st'].map((name) => ({ name })) }),
    ],
    ['several categories', withStats({ category: ['marketing', 'analytics'] })],
    ['several categories, one of them necessary', withStats({ category: ['necessary', 'analytics'] })],
    ['hosts in the quotes of a word processor', withStats({ hosts: ['“stats.example”', '„www.example/collect/“'] })],
    ['the key host', renamed('hosts', 'host')],
    ['the key Hosts', renamed('hosts', 'Hosts')],
    ['the key hots', renamed('hosts', 'hots')],
    ['the key domains', renamed('hosts', 'domains')],
    [
      'the key url, with an address',
      withStats({ hosts: undefined, url: ['https://stats.example/m.js', 'www.example'] }),
    ],
    ['the key cookie', renamed('cookies', 'cookie')],
    ['the key cokies', renamed('cookies', 'cokies')],
    ['the key storages', renamed('storage', 'storages')],
    ['the key categroy', renamed('category', 'categroy')],
    ['a category that does not exist', withStats({ category: 'analitics' })],
    ['no category', withStats({ category: undefined })],
    ['a category that is a list', withStats({ category: ['analytics'] })],
    ['an id that is taken', withStats({ id: 'login' })],
    ['an id with a blank', withStats({ id: 'my stats' })],
    ['no id', withStats({ id: undefined })],
    [
      'services as an object',
      { ...RIGHT, services: Object.fromEntries(RIGHT.services.map(({ id, ...one }) => [id, one])) },
    ],
    ['the key service', { ...without(RIGHT, 'services'), service: RIGHT.services }],
    ['the key Services', { ...without(RIGHT, 'services'), Services: RIGHT.services }],
    ['categories as a list', { ...RIGHT, categories: ['analytics', 'marketing'] }],
    ['categories as a number', { ...RIGHT, categories: 5 }],
    ['categories that are text', { ...RIGHT, categories: { analytics: 'Statistics', marketing: {} } }],
    ['a mode that does not exist', { ...RIGHT, mode: 'opt_out' }],
    ['a mode that is true', { ...RIGHT, mode: true }],
    ['the key modes', { ...RIGHT, modes: 'opt-out' }],
    ['undeclared that does not exist', { ...RIGHT, undeclared: 'none' }],
    ['ownHosts that are wrong', { ...RIGHT, ownHosts: ['*', 'https://stats.example', '*.example', 5] }],
    ['the key ownHost', { ...RIGHT, ownHost: ['stats.example'] }],
    ['a necessary host with a scheme', withLogin({ hosts: ['https://www.example/login/', 'id.ads.example'] })],
    ['a necessary host that is *', withLogin({ hosts: '*' })],
    ['a necessary cookie as text', withLogin({ cookies: '*' })],
    ['a necessary service with an unknown key', withLogin({ host: 'ads.example' })],
    [
      'necessary by a mistyped key',
      { ...RIGHT, services: [stats, { ...without(ads ?? {}, 'category'), categroy: 'necessary' }, login] },
    ],
    ['a service of one text beside the others', { ...RIGHT, services: [...RIGHT.services, 'stats'] }],
    ['a service that is null beside the others', { ...RIGHT, services: [...RIGHT.services, null] }],
  ])('shuts what the right one shuts: %s', (_, wrong) => {
    expect(findProblems(wrong)).not.toEqual([])
    expect(resolveConfig(wrong, PAGE).sound).toBe(false)
    expect(shut(wrong)).toEqual(expect.arrayContaining(shut(RIGHT)))
  })

  // Every host then waits for this service, except those that another service names: that is more specific.
  it.each<[string, unknown]>([
    ['hosts as an object', withStats({ hosts: { 'stats.example': true } })],
    ['hosts as a number', withStats({ hosts: 5 })],
    ['hosts as null', withStats({ hosts: null })],
    ['hosts that are no text', withStats({ hosts: [null, 5, {}, []] })],
  ])('shuts every host that no other service names where none can be read: %s', (_, wrong) => {
    expect(resolveConfig(wrong, PAGE).sound).toBe(false)
    expect(shut(wrong)).toEqual(expect.arrayContaining(shut(RIGHT).filter((line) => !line.includes('/collect/'))))
    expect(shut(wrong)).toContain('0 request https://other.test/')
  })

  it.each<[string, unknown]>([
    ['no object at all', null],
    ['a text', 'analytics'],
    ['a list', [RIGHT]],
    ['services that are a number', { ...RIGHT, services: 5 }],
    ['services that are null', { ...RIGHT, services: null }],
    ['services that are true', { ...RIGHT, services: true }],
    ['names of the catalogue', { ...RIGHT, services: ['google-analytics', 'Google Analytics'] }],
    ['a name of the catalogue with a category', { ...RIGHT, services: [{ use: 'hotjar', category: 'analytics' }] }],
    ['a name of the catalogue that is necessary', { ...RIGHT, services: [{ use: 'stripe', category: 'necessary' }] }],
    ['services of which nothing can be read', { ...RIGHT, services: [null, 5, {}] }],
  ])('shuts every host but the own ones of the site, for every choice: %s', (_, wrong) => {
    for (const made of CHOICES) {
      const { config } = resolveConfig(wrong, PAGE)
      const terms: Terms = { config, choice: made && { ...made, policy: config.policy.version }, withheld: [] }
      for (const url of REQUESTS) {
        const isOwn = /site\.example$/.test(url.hostname)
        expect([url.href, !!judge(terms, 'hosts', url, () => true).verdict]).toEqual([url.href, isOwn])
      }
    }
  })

  it('takes text in place of a list for one key, and for each in it', () => {
    const { config } = resolveConfig({ services: [{ id: 'a', category: 'analytics', storage: 'my key' }] })
    expect(config.services[0]?.storage).toEqual(['my key', 'my', 'key'])
  })

  it("never shuts the page's own host", () => {
    const own = [new URL(`https://${PAGE}/x`), new URL(`https://${PAGE}./x`), new URL(`https://${PAGE}:443/x`)]
    for (const hosts of [
      ['*'],
      ['*', 'a.example'],
      ['site.example'],
      [PAGE],
      [`https://${PAGE}`],
      '',
      null,
      [`${PAGE}:443`],
    ]) {
      const { config } = resolveConfig({ services: [{ id: 'x', category: 'marketing', hosts }] }, PAGE)
      for (const url of own)
        expect(judge({ config, choice: null, withheld: [] }, 'hosts', url, () => true).verdict).toBe('persistent')
    }
  })

  it('opens nothing that the right one shuts, after any damage', () => {
    /** Changes one value somewhere in the services: wraps, unwraps, misspells or rewrites it. */
    const damages: ((value: unknown, key: string) => [string, unknown])[] = [
      (value, key) => [key, Array.isArray(value) && value.length === 1 ? value[0] : [value]],
      (value, key) => [key, typeof value === 'string' ? `https://${value}` : value],
      (value, key) => [key, typeof value === 'string' ? ` ${value} ` : value],
      (value, key) => [key, typeof value === 'string' ? value.toUpperCase() : value],
      (value, key) => [key, Array.isArray(value) ? Object.fromEntries(value.map((one, at) => [at, one])) : value],
      (value, key) => [`${key}s`, value],
      (value, key) => [key.slice(0, -1) || 'x', value],
      (value, key) => [key.toUpperCase(), value],
      (value, key) => [key, typeof value === 'string' ? { [value]: true } : value],
    ]
    /**
     * Returns whether a damage changes the meaning: names are case-sensitive, and take blanks and schemes as letters.
     */
    const isLost = (path: readonly string[], damage: number): boolean =>
      [1, 2, 3, 8].includes(damage) && ['name', 'storage', 'id'].some((key) => path.includes(key))
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: damages.length - 1 }), (seed, damage) => {
        const places: { holder: Json; key: string; path: string[] }[] = []
        const copy = JSON.parse(JSON.stringify(RIGHT))
        const collect = (holder: Json, path: string[]): void => {
          for (const key of Object.keys(holder)) {
            places.push({ holder, key, path: [...path, key] })
            const inner = holder[key]
            if (inner && typeof inner === 'object') collect(inner as Json, [...path, key])
          }
        }
        collect(copy.services[seed % 3] as Json, [])
        const place = places[seed % places.length]
        const change = damages[damage]
        if (!place || !change || isLost(place.path, damage)) return
        const { holder, key } = place
        const [as, value] = Array.isArray(holder)
          ? [key, change(holder[key as never], key)[1]]
          : change(holder[key], key)
        delete holder[key]
        holder[as] = value
        // Over an unreadable host, a host that another service names is more specific.
        const before = shut(RIGHT).filter((line) => !line.includes('/collect/'))
        expect(shut(copy), JSON.stringify(copy.services[seed % 3])).toEqual(expect.arrayContaining(before))
      }),
      runs(1500),
    )
  })

  it('opens nothing by mistakes outside of its services', () => {
    const value = fc.oneof(
      fc.constantFrom<unknown>('opt-out', 'allow', false, true, null, 0, '*', [], {}),
      fc.jsonValue(),
    )
    const key = fc.constantFrom(
      'mode',
      'Mode',
      'undeclard',
      'ownHosts',
      'ownhost',
      'respct',
      'x',
      'ui',
      'cookie',
      'signals',
    )
    fc.assert(
      fc.property(key, value, (name, given) => {
        // A valid `opt-out` must open.
        fc.pre(!(name === 'mode' && given === 'opt-out'))
        expect(shut({ ...RIGHT, [name]: given })).toEqual(expect.arrayContaining(shut(RIGHT)))
      }),
      runs(500),
    )
  })
})
