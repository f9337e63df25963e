// @vitest-environment node
import { describe, expect, it } from 'vitest'
import * as catalogue from '../../src/services'

/** Hosts of many services, which a path must narrow. */
const OF_MANY = ['google.com', 'gstatic.com', 't.co', 'googletagmanager.com']

/** Declared by several on purpose: the strictest of them then holds. */
const SHARED: Record<string, string[]> = {
  'googletagmanager.com': ['google-ads', 'google-tag-manager'],
  'stats.g.doubleclick.net': ['doubleclick', 'google-ads', 'google-analytics'],
}

const services = Object.values(catalogue)

describe('hosts of the catalogue', () => {
  it.each(services)('are written as a config wants them: $id', ({ hosts = [] }) => {
    for (const host of hosts) {
      expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w./-]*)?$/)
      // What browsers make of it.
      expect(new URL(`https://${host}`).href).toBe(`https://${host}${host.includes('/') ? '' : '/'}`)
    }
  })

  it.each(services)('are the vendor’s own, or narrowed by a path: $id', ({ hosts = [] }) => {
    for (const host of hosts) {
      const [name = '', path] = host.split(/(?=\/)/)
      if (path) expect(OF_MANY).toContain(name)
      else expect([...OF_MANY.slice(0, 3), 'bing.com', 'microsoft.com', 'cloudfront.net']).not.toContain(name)
    }
  })

  it('gives each host to one service, save those that are shared on purpose', () => {
    const owners: Record<string, string[]> = {}
    for (const { id, hosts = [] } of services)
      for (const host of hosts) owners[host] = [...(owners[host] ?? []), id].sort()
    expect(Object.fromEntries(Object.entries(owners).filter(([, ids]) => ids.length > 1))).toEqual(SHARED)
  })

  it('gives a service something to hold: hosts, cookies or storage', () => {
    for (const { hosts = [], cookies = [], storage = [] } of services)
      expect(hosts.length + cookies.length + storage.length).toBeGreaterThan(0)
  })
})
