// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findProblems } from '../../src/config/findProblems'
import { goodConfig, SITE } from '../support/configs'

const service = (more: object) => ({ services: [{ id: 'x', category: 'analytics', ...more }] })

describe('findProblems', () => {
  it('finds none in a valid config', () => {
    expect(findProblems({})).toEqual([])
    expect(findProblems(SITE)).toEqual([])
    fc.assert(
      fc.property(goodConfig, (config) => {
        expect(findProblems(config)).toEqual([])
      }),
    )
  })

  it('takes undefined for absent', () => {
    expect(findProblems({ policy: undefined, cookie: { domain: undefined } })).toEqual([])
  })

  // Input, path, what was given or meant. One line per mistake.
  it.each<[unknown, string, ...string[]]>([
    [{ polcy: {} }, 'polcy', '"polcy" is no known key', 'did you mean "policy"?'],
    [{ policy: { uri: '/' } }, 'policy.uri', 'did you mean "url"?'],
    [{ policy: 'x' }, 'policy', '"x"', 'an object'],
    [{ policy: [] }, 'policy', 'a list', 'an object'],
    [{ policy: null }, 'policy', 'null', 'an object'],
    [{ policy: { url: '', version: '1' } }, 'policy.url', '""', 'text'],
    [{ categories: { 'a b': {} } }, 'categories.a b', 'a-z, 0-9, _ and -'],
    [{ categories: { ads: { gpc: 'true' } } }, 'categories.ads.gpc', '"true"', 'true or false'],
    [{ categories: { ads: { lable: 'x' } } }, 'categories.ads.lable', 'did you mean "label"?'],
    [{ categories: 5 }, 'categories', '5', 'an object'],
    [{ adopt: 'klaro' }, 'adopt', '"klaro"', 'an object'],
    [{ adopt: { form: 'klaro' } }, 'adopt.form', 'did you mean "from"?'],
    [{ adopt: { map: {} } }, 'adopt.from', 'it is needed where adopt is given'],
    [{ adopt: { from: 'Klaro' } }, 'adopt.from', '"Klaro"', 'did you mean "klaro"?'],
    [{ adopt: { from: 'klaro', map: { ga: 'analitics' } } }, 'adopt.map.ga', 'did you mean "analytics"?'],
    [{ adopt: { from: 'klaro', map: { ga: ['analytics'] } } }, 'adopt.map.ga', 'a list', 'text'],
    [{ adopt: { from: 'klaro', map: { ga: '' } } }, 'adopt.map.ga', '""', 'text'],
    [{ adopt: { from: 'klaro', map: { ga: 5 } } }, 'adopt.map.ga', '5', 'text'],
    [{ adopt: { from: 'klaro', days: 0 } }, 'adopt.days', '0', 'a whole number from 1 to 400'],
    [{ services: {} }, 'services', '{}', 'a list'],
    [{ services: ['matomo'] }, 'services[0]', '"matomo" is a name', 'npx @interactcx/consent expand'],
    [{ services: [{ use: 'matomo' }] }, 'services[0]', '"matomo" is a name', '@interactcx/consent/services'],
    [{ services: [{ category: 'analytics' }] }, 'services[0].id', 'every service needs one'],
    [{ services: [{ id: 'x' }] }, 'services[0].category', 'every service needs one'],
    [service({ id: '' }), 'services[0].id'],
    [service({ id: 'a b' }), 'services[0].id', '"a b"', 'a-z, 0-9, _ and -'],
    [service({ id: 'analytics' }), 'services[0].id', '"analytics"', 'taken'],
    [service({ id: 'necessary' }), 'services[0].id', '"necessary"', 'taken'],
    [service({ category: 'analitics' }), 'services[0].category', '"analitics"', 'did you mean "analytics"?'],
    [service({ category: 'a b' }), 'services[0].category', '"a b"'],
    [service({ category: ['analytics'] }), 'services[0].category', 'a list'],
    [service({ categroy: 'x' }), 'services[0].categroy', 'did you mean "category"?'],
    [service({ hosts: 'x' }), 'services[0].hosts', '"x"', 'a list'],
    [service({ hosts: [['a.test']] }), 'services[0].hosts', 'a list in a list'],
    [{ services: [[{ id: 'x', category: 'analytics' }]] }, 'services', 'a list in a list'],
    [{ services: [{ ID: 'x', category: 'analytics' }] }, 'services[0].ID', 'did you mean "id"?'],
    [service({ cookies: [{ Name: '_ga', lifetime: 'session' }] }), 'services[0].cookies[0].Name', '"name"'],
    [service({ storage: ['^key$'] }), 'services[0].storage[0]', '"^key$"', '"_ga_*"'],
    [
      service({ cookies: [{ name: '/^_ga/', lifetime: 'session' }] }),
      'services[0].cookies[0].name',
      '"/^_ga/"',
      'a pattern in which * stands for any text',
    ],
    [service({ hosts: [''] }), 'services[0].hosts[0]', '""', 'a host', "every host that is not the site's own"],
    [service({ cookies: ['_ga'] }), 'services[0].cookies[0]', '"_ga"', 'an object'],
    [service({ cookies: [{ name: '_ga' }] }), 'services[0].cookies[0].lifetime', 'every cookie needs one'],
    [service({ cookies: [{ lifetime: 'session' }] }), 'services[0].cookies[0].name', 'every cookie needs one'],
    [
      service({ cookies: [{ name: '_ga', lifetime: 'forever' }] }),
      'services[0].cookies[0].lifetime',
      '"forever"',
      '"13 months"',
    ],
    [service({ maxLifetime: 'session' }), 'services[0].maxLifetime', '"session"', '"13 months"'],
    [{ categories: { ads: { maxLifetime: 13 } } }, 'categories.ads.maxLifetime', '13', '"13 months"'],
    [service({ revision: {} }), 'services[0].revision', '{}', 'text'],
    [{ cookie: { name: 'a;b' } }, 'cookie.name', '"a;b"'],
    [{ cookie: { days: 0 } }, 'cookie.days', '0', '1 to 400'],
    [{ cookie: { days: 401 } }, 'cookie.days', '401', '1 to 400'],
    [{ cookie: { dommain: 'x' } }, 'cookie.dommain', 'did you mean "domain"?'],
    [{ mode: 'optin' }, 'mode', '"optin"', '"opt-in" or "opt-out"'],
    [{ undeclared: 'deny' }, 'undeclared', '"deny"', '"block-third-party", "block" or "allow"'],
    [{ ownHosts: 'x' }, 'ownHosts', '"x"', 'a list'],
    [{ respect: { gpc: 1 } }, 'respect.gpc', '1', 'true or false'],
    [{ layout: 'popup' }, 'layout', '"popup"', '"modal", "banner" or "corner"'],
    [{ language: {} }, 'language', '{}', 'text'],
    [{ text: { en: 'x' } }, 'text.en', '"x"', 'an object'],
    [{ signals: ['gogle'] }, 'signals[0]', '"gogle"', '"google"'],
    [{ signals: ['google', 'metta'] }, 'signals[1]', '"metta"', 'did you mean "meta"', 'shopify'],
    [{ signals: ['linkedin'] }, 'signals[0]', '"linkedin" has no consent API', 'data-consent'],
    [{ signals: ['no name'] }, 'signals[0]', '"no name"', 'a-z'],
    [{ signals: 'google' }, 'signals', '"google"', 'a list'],
    [{ receipts: {} }, 'receipts.url', 'receipts need it'],
    [{ receipts: '/receipts' }, 'receipts', '"/receipts"', 'an object'],
    [{ afterRevoke: 'nothing' }, 'afterRevoke', '"nothing"', '"reload" or "keep"'],
    [{ ui: 'false' }, 'ui', '"false"', 'true or false'],
    [JSON.parse('{"__proto__":{}}'), '__proto__', 'no known key'],
    [{ constructor: {} }, 'constructor', 'no known key'],
    [null, '', 'null', 'an object'],
    [[], '', 'a list', 'an object'],
    ['x', '', '"x"', 'an object'],
    // One that is not awaited has no keys of its own, and must not pass for a config that leaves all out.
    [Promise.resolve({ services: [] }), '', 'a Promise is not allowed here', 'an object'],
    [new Map([['services', []]]), '', 'a Map', 'an object'],
    [new Response('{}'), '', 'a Response', 'an object'],
    [() => ({}), '', 'a Function', 'an object'],
    [{ policy: new URL('https://a.test/privacy') }, 'policy', 'a URL', 'an object'],
    [service({ hosts: new Set(['a.test']) }), 'services[0].hosts', 'a Set', 'a list'],
  ])('tells of %j in one line', (input, path, ...words) => {
    const problems = findProblems(input)
    expect(problems.map((one) => one.path)).toEqual([path])
    const [{ message = '' } = {}] = problems
    expect(message).not.toContain('\n')
    expect(message.startsWith(path ? `${path}: ` : 'the config: ')).toBe(true)
    for (const word of words) expect(message).toContain(word)
  })

  it('reports each of several', () => {
    const paths = findProblems({
      polcy: {},
      services: [
        { id: 'a', category: 'analytics' },
        { id: 'a', category: 'ads' },
      ],
      ui: 1,
    }).map(({ path }) => path)
    expect(paths.sort()).toEqual(['polcy', 'services[1].category', 'services[1].id', 'ui'])
  })

  it('accepts a category that cannot be converted to text', () => {
    expect(() => findProblems({ services: [{ id: 'a', category: { toString: 1 } }] })).not.toThrow()
  })
})
