import { describe, expect, it } from 'vitest'
import { contentPolicies } from '../../src/declaration/contentPolicies'

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
  it('names what has to be granted for each, and nothing for a category without hosts', () => {
    expect(contentPolicies(config).map(({ granted }) => granted)).toEqual([
      [],
      ['analytics'],
      ['marketing'],
      ['analytics', 'marketing'],
    ])
    expect(contentPolicies({}).map(({ granted }) => granted)).toEqual([[]])
  })

  it('lets through what is necessary and the own hosts alone while nothing is granted', () => {
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

  it('writes a host as a policy has it: subdomains, a port, a folder, a file, an address', () => {
    const hosts = hostsIn(directives(contentPolicies(config).at(-1)?.value ?? '')['img-src'])
    expect(hosts).toEqual(expect.arrayContaining(['https://stats.example:8443', 'https://*.stats.example:8443']))
    expect(hosts).toEqual(expect.arrayContaining(['https://www.example/collect/v2/', 'https://tag.example/m.js']))
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
