import { describe, expect, it } from 'vitest'
import type { ConsentConfig } from '../../src/config/schema'
import { contentPolicies, contentPolicyFor } from '../../src/declaration/contentPolicies'

const config = {
  ownHosts: ['cdn.site.example'],
  services: [
    { id: 'pay', category: 'necessary', hosts: ['pay.example'] },
    { id: 'stats', category: 'analytics', hosts: ['stats.example:8443', 'www.example/collect/v2', 'tag.example/m.js'] },
    { id: 'ads', category: 'marketing', hosts: ['ads.example', '192.0.2.1'] },
  ],
}
const directives = (value: string) =>
  Object.fromEntries(value.split('; ').map((text) => [text.split(' ')[0], text.split(' ').slice(1)]))
const hostsIn = (words: readonly string[] = []) => words.filter((word) => word.startsWith('https:'))

describe('contentPolicies', () => {
  it('names the grant for each policy, and has none for a category without hosts', () => {
    expect(contentPolicies(config).map(({ granted }) => granted)).toEqual([
      [],
      ['analytics'],
      ['marketing'],
      ['analytics', 'marketing'],
    ])
    expect(contentPolicies({}).map(({ granted }) => granted)).toEqual([[]])
  })

  it('says who gets each: the undecided one as after a refusal or, where they count as granting, one as after a grant', () => {
    const words = (more: ConsentConfig) => contentPolicies({ ...config, ...more }).map(({ when }) => when)
    const single = ['once granted: analytics', 'once granted: marketing']
    expect(words({})).toEqual(['undecided or refused', ...single, 'once granted: analytics, marketing'])
    const all = 'undecided without a privacy signal or once granted: analytics, marketing'
    expect(words({ mode: 'opt-out' })).toEqual(['refused', ...single, all])
    expect(words({ mode: 'opt-out', services: [] })).toEqual(['undecided or refused'])
  })

  it('allows only necessary and own hosts while nothing is granted', () => {
    const { 'script-src': script, 'default-src': others } = directives(contentPolicies(config)[0]?.value ?? '')
    const open = [
      'https://cdn.site.example',
      'https://*.cdn.site.example',
      'https://pay.example',
      'https://*.pay.example',
    ]
    expect(hostsIn(script)).toEqual(open)
    expect(hostsIn(others)).toEqual(open)
  })

  it('leaves out what a whole host covers, and keeps its ports', () => {
    const hosts = ['t.example/m.js', 't.example', 'a.t.example', 't.example:8443', 'not-t.example']
    const only = contentPolicies({ services: [{ id: 't', category: 'analytics', hosts }] })
    expect(hostsIn(directives(only.at(-1)?.value ?? '')['script-src'])).toEqual([
      ...['https://t.example', 'https://*.t.example', 'https://t.example:8443', 'https://*.t.example:8443'],
      ...['https://not-t.example', 'https://*.not-t.example'],
    ])
  })

  it('writes a host in the syntax of a policy: subdomains, a port, a folder, a file, an address', () => {
    const hosts = hostsIn(directives(contentPolicies(config).at(-1)?.value ?? '')['img-src'])
    expect(hosts).toEqual(expect.arrayContaining(['https://stats.example:8443', 'https://*.stats.example:8443']))
    expect(hosts).toEqual(
      expect.arrayContaining([
        'https://www.example/collect/v2',
        'https://www.example/collect/v2/',
        'https://tag.example/m.js',
      ]),
    )
    expect(hosts).not.toContain('https://tag.example/m.js/')
    expect(hosts).toContain('https://192.0.2.1')
    expect(hosts).not.toContain('https://*.192.0.2.1')
  })

  it('opens sockets to the hosts that are granted', () => {
    const [, analytics, marketing] = contentPolicies(config)
    expect(directives(marketing?.value ?? '')['connect-src']).toContain('wss://ads.example')
    expect(analytics?.value).not.toContain('ads.example')
  })

  it('throws for a wrong config', () => {
    expect(() => contentPolicies({ mode: 'no' as never })).toThrow('mode')
  })
})

describe('contentPolicyFor', () => {
  it('writes the hosts that one visitor allows, service by service, and always necessary ones', () => {
    const allowing = (...ids: string[]) => contentPolicyFor(config, (id) => ids.includes(id))
    const [none, analytics, marketing, all] = contentPolicies(config).map(({ value }) => value)
    expect(allowing()).toBe(none)
    expect(allowing('stats')).toBe(analytics)
    expect(allowing('ads')).toBe(marketing)
    expect(allowing('stats', 'ads')).toBe(all)
    const more = {
      ...config,
      services: [...config.services, { id: 'map', category: 'functional', hosts: ['m.example'] }],
    }
    const { 'img-src': images } = directives(contentPolicyFor(more, (id) => id !== 'stats'))
    expect(hostsIn(images)).toEqual(
      expect.arrayContaining(['https://pay.example', 'https://ads.example', 'https://m.example']),
    )
    expect(hostsIn(images)).not.toContain('https://stats.example:8443')
  })

  it('throws for a wrong config', () => {
    expect(() => contentPolicyFor({ mode: 'no' as never }, () => true)).toThrow('mode')
  })
})
