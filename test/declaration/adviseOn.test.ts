import { describe, expect, it } from 'vitest'
import { resolveConfig } from '../../src/config/resolveConfig'
import type { Service } from '../../src/config/schema'
import { adviseOn } from '../../src/declaration/adviseOn'
import * as services from '../../src/services'

const catalogue = Object.values(services)
const policy = { url: '/privacy', version: '1' }
const advice = (...services: Service[]): string[] =>
  adviseOn({ policy, services, adopt: {}, ownHosts: [], cookie: { name: 'c', path: '/', days: 180 } }, catalogue).map(
    ({ message }) => message,
  )
const adviceOnPolicy = (given?: object): string[] =>
  adviseOn(resolveConfig({ policy: given, services: [sound] }).config, catalogue).map(({ path }) => path)
const sound: Service = {
  id: 'own',
  category: 'analytics',
  provider: 'Own Ltd',
  policyUrl: 'https://own.example/p',
  hosts: ['own.example'],
  cookies: [{ name: '_o', lifetime: '13 months' }],
}

describe('adviseOn', () => {
  it('says nothing about a complete service, nor about a login without a provider', () => {
    expect(
      advice(sound, { id: 'login', category: 'necessary', cookies: [{ name: 's', lifetime: 'session' }] }),
    ).toEqual([])
  })

  it.each<[string, Partial<Service>, string]>([
    ['provider', { provider: '' }, 'no provider'],
    ['policy', { policyUrl: '' }, 'no policyUrl'],
    ['lifetimes', { cookies: undefined as never }, 'no cookies with their lifetimes'],
    ['anything to hold', { hosts: [], cookies: [] }, 'no hosts, cookies or storage'],
    ['end', { cookies: [{ name: '_o', lifetime: '2 years' }] }, 'the cookie _o stays for 2 years'],
  ])('reports a service without %s', (_, change, text) => {
    const [line = '', ...more] = advice(sound, { ...sound, id: 'other', ...change })
    expect(line).toContain('services[1] ("other"): ')
    expect(line).toContain(text)
    expect(more).toEqual([])
  })

  it.each(['com', 'co.uk', 'com.au', 'intranet', 'com/path'])(
    'reports the host %s, below which every site has another owner',
    (host) => {
      expect(advice({ ...sound, hosts: [host] })).toEqual([
        expect.stringMatching(
          new RegExp(`the host "${host}" is no site: every host that ends in ".${host.replace('/path', '')}"`),
        ),
      ])
      const own = resolveConfig({ policy, services: [sound], ownHosts: [host.replace('/path', '')] }).config
      expect(adviseOn(own, catalogue).map(({ path }) => path)).toEqual(['ownHosts'])
    },
  )

  it.each(['localhost', 'localhost:3000', '127.0.0.1/x', 'example.com', 'a.example.co.uk:8443/x'])(
    'takes the host %s',
    (host) => {
      expect(advice({ ...sound, hosts: [host] })).toEqual([])
    },
  )

  it('reports tools under necessary that need consent, by their id or by their hosts', () => {
    const { hotjar, stripe, plausible } = services
    expect(advice({ ...hotjar, category: 'necessary' })[0]).toContain('Hotjar is a tool for analytics')
    expect(advice({ id: 'mine', category: 'necessary', hosts: ['hotjar.io'] }).join()).toContain('Hotjar')
    const sound = { id: 'mine', category: 'necessary', provider: 'Own Ltd', policyUrl: '/p' }
    for (const [more, name] of [
      [{ hosts: ['www.google-analytics.com'] }, 'Google Analytics'],
      [{ hosts: ['connect.facebook.net/en_US/'] }, 'Meta'],
      [{ cookies: [{ name: '_fbp', lifetime: '90 days' }] }, 'Meta'],
    ] as [Partial<Service>, string][])
      expect(advice({ ...sound, cookies: [], ...more }).join()).toContain(`${name}`)
    expect(advice({ ...sound, hosts: ['pay.example'], cookies: [] })).toEqual([])
    expect(advice(stripe)).toEqual([])
    expect(advice(plausible)).toEqual([])
  })

  it('asks of a necessary service with a host of another company who that is, too', () => {
    const pay: Service = { id: 'pay', category: 'necessary', hosts: ['pay.example'], cookies: [] }
    expect(advice(pay).map((line) => /: (no \w+)/.exec(line)?.[1])).toEqual(['no provider', 'no policyUrl'])
  })

  it('reports a policy without an address or a version', () => {
    expect(adviceOnPolicy()).toEqual(['policy.url', 'policy.version'])
    expect(adviceOnPolicy({ url: '/privacy' })).toEqual(['policy.version'])
    expect(adviceOnPolicy(policy)).toEqual([])
  })

  it('counts how long a cookie may stay, where that is shorter than declared', () => {
    const cookies = [{ name: '_o', lifetime: '2 years' }]
    const of = (maxLifetime: string) => advice({ ...sound, cookies, maxLifetime }).map((line) => line.split(': ')[1])
    expect(of('13 months')).toEqual([])
    expect(of('14 months')).toEqual(['the cookie _o stays for 14 months; longer than 13 months is hard to justify'])
    expect(of('3 years')).toEqual(['the cookie _o stays for 2 years; longer than 13 months is hard to justify'])
  })

  it('says nothing about bare catalogue names, which are reported already', () => {
    const named = resolveConfig({ policy, services: ['hotjar', { use: 'matomo' }, sound] }).config
    expect(adviseOn(named, catalogue)).toEqual([])
  })

  it('says nothing about the services of the catalogue except how long their cookies stay', () => {
    const others = advice(...catalogue).filter((line) => !line.includes('stays for'))
    expect(others).toEqual([])
  })
})
