// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { servicesAt, servicesOf } from '../../src/choice/declared'
import { categoryOf } from '../../src/choice/match'
import type { Service } from '../../src/config/schema'
import { least } from '../support/least'

const ids = (services: readonly Service[]) => services.map(({ id }) => id)
const withHosts = (hosts: Record<string, string[]>): Service[] =>
  Object.entries(hosts).map(([id, list]) => ({ id, category: 'a', hosts: list }))
const at = (hosts: Record<string, string[]>, url: string, page = 'www.site.example') =>
  ids(servicesAt({ services: withHosts(hosts), ownHosts: ['cdn.other'], page }, new URL(url)))

describe('servicesOf', () => {
  const services: Service[] = [
    {
      id: 'wide',
      category: 'a',
      cookies: [
        { name: '_ga*', lifetime: '1 year' },
        { name: 'x*', lifetime: '1 year' },
      ],
      storage: ['*'],
    },
    { id: 'narrow', category: 'b', cookies: [{ name: '_ga_special*', lifetime: 'session' }], storage: ['db.*'] },
    { id: 'exact', category: 'b', cookies: [{ name: '_ga_special', lifetime: 'session' }] },
    { id: 'other', category: 'c', cookies: [{ name: '*x', lifetime: 'session' }] },
    { id: 'bare', category: 'b' },
  ]

  it('knows an encoded name, such as a cookie with a slash in its name', () => {
    const encoded: Service[] = [
      { id: 'pattern', category: 'a', cookies: [{ name: 'chat/*', lifetime: '1 year' }], storage: ['rc::*'] },
      { id: 'name', category: 'b', cookies: [{ name: 'own:id', lifetime: 'session' }] },
      { id: 'as written', category: 'c', cookies: [{ name: 'raw%2F*', lifetime: 'session' }] },
    ]
    for (const [name, id] of [
      ['chat%2Fsession%2F1', 'pattern'],
      ['chat/session/1', 'pattern'],
      ['own%3aid', 'name'],
      ['raw%2F1', 'as written'],
    ] as const)
      expect(ids(servicesOf(encoded, 'cookies', name))).toEqual([id])
    expect(ids(servicesOf(encoded, 'storage', 'rc%3A%3Aa'))).toEqual(['pattern'])
    for (const name of ['chat', 'chat%252F1', '%', '%zz', 'raw/1'])
      expect(servicesOf(encoded, 'cookies', name)).toEqual([])
  })

  it.each([
    ['_ga_special', ['exact']],
    ['_ga_special1', ['narrow']],
    ['_ga_1', ['wide']],
    ['x-x', ['wide', 'other']],
    ['y', []],
    ['__proto__', []],
    ['', []],
  ])('finds the most specific for the cookie %j', (name, expected) => {
    expect(ids(servicesOf(services, 'cookies', name))).toEqual(expected)
  })

  it('does not take a key for a cookie', () => {
    expect(ids(servicesOf(services, 'storage', 'db.1'))).toEqual(['narrow'])
    expect(ids(servicesOf(services, 'storage', '_ga_special'))).toEqual(['wide'])
  })
})

describe('servicesAt', () => {
  it.each([
    ['https://stats.example/', ['stats']],
    ['http://stats.example:8080/x', ['stats']],
    ['wss://stats.example/x', ['stats']],
    ['https://eu.stats.example/', ['stats']],
    ['https://a.b.stats.example/', ['stats']],
    ['https://STATS.example./', ['stats']],
    ['https://user:word@stats.example/', ['stats']],
    ['https://mystats.example/', []],
    ['https://stats.example.evil.test/', []],
    ['https://example/', []],
    ['data:text/html,stats.example', []],
    ['blob:https://stats.example/1', []],
  ])('covers a host with its subdomains on all ports: %s', (url, expected) => {
    expect(at({ stats: ['stats.example'] }, url)).toEqual(expected)
  })

  it.each([
    ['https://ads.example:8443/', ['port']],
    ['https://eu.ads.example:8443/', ['port']],
    ['https://ads.example/', []],
    ['https://tls.example/', ['tls']],
    ['wss://tls.example/', ['tls']],
    ['http://tls.example/', []],
  ])('is narrowed by a port: %s', (url, expected) => {
    expect(at({ port: ['ads.example:8443'], tls: ['tls.example:443'] }, url)).toEqual(expected)
  })

  it.each([
    ['https://www.example/recaptcha/api.js', ['captcha']],
    ['https://www.example/recaptcha', ['captcha']],
    ['https://www.example/%72ecaptcha/api.js', ['captcha']],
    ['https://www.example/x/../recaptcha/api.js', ['captcha']],
    ['https://www.example/recaptcha2/', ['all']],
    ['https://www.example/', ['all']],
    ['https://www.example/track', ['track']],
    ['https://www.example/track?id=1', ['track']],
    ['https://www.example/tracker', ['all']],
    ['https://eu.www.example/recaptcha/', ['captcha']],
    ['https://maps.example/recaptcha/', ['whole']],
  ])('is narrowed by a path: %s', (url, expected) => {
    const hosts = {
      all: ['www.example'],
      captcha: ['www.example/recaptcha/'],
      track: ['www.example/track'],
      whole: ['example'],
    }
    expect(at(hosts, url)).toEqual(expected)
  })

  it('finds the longest host before the longest path, and all services that declare it alike', () => {
    const hosts = { one: ['example/long/path/'], two: ['www.example'], three: ['www.example'] }
    expect(at(hosts, 'https://www.example/long/path/')).toEqual(['two', 'three'])
    expect(at(hosts, 'https://a.example/long/path/')).toEqual(['one'])
  })

  it("does not shut the page's own host as a whole, but a path or another port of it", () => {
    const hosts = { site: ['site.example'], path: ['www.site.example/matomo/'] }
    expect(at(hosts, 'https://www.site.example/x')).toEqual([])
    expect(at(hosts, 'https://www.site.example./x')).toEqual([])
    expect(at(hosts, 'https://www.site.example/matomo/m.js')).toEqual(['path'])
    expect(at(hosts, 'https://www.site.example:8443/x')).toEqual(['site'])
    expect(at(hosts, 'https://cdn.site.example/x')).toEqual(['site'])
    expect(at({ own: ['localhost:3000'] }, 'http://localhost:3000/', 'localhost:3000')).toEqual([])
  })

  it("applies a pattern to all hosts that fit, except the site's own", () => {
    const hosts = { all: ['*'], stats: ['stats.*'], named: ['a.example'] }
    expect(at(hosts, 'https://a.example/')).toEqual(['named'])
    expect(at(hosts, 'https://stats.test/')).toEqual(['stats'])
    expect(at(hosts, 'https://b.test/')).toEqual(['all'])
    for (const own of ['https://www.site.example/', 'https://cdn.site.example/', 'https://cdn.other/', 'data:,x'])
      expect(at(hosts, own)).toEqual([])
  })

  it('answers as fast for a thousand services as for one', () => {
    const services = withHosts(
      Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`s${at}`, [`h${at}.example`, `h${at}.test/p/`]])),
    )
    const config = { services, ownHosts: [], page: 'site.test' }
    const url = new URL('https://a.h999.example/x')
    const work = () => {
      for (let turn = 0; turn < 20_000; turn++) servicesAt(config, url)
    }
    expect(least(work, 1000)).toBeLessThan(1000)
    expect(ids(servicesAt(config, url))).toEqual(['s999'])
  })
})

describe('categoryOf', () => {
  it('returns the category of a service, and a category as it is', () => {
    const services = [{ id: 'stats', category: 'analytics' }]
    expect(['stats', 'analytics', '__proto__'].map((id) => categoryOf({ services }, id))).toEqual([
      'analytics',
      'analytics',
      '__proto__',
    ])
  })
})
