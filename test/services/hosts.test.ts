// @vitest-environment node
import { describe, expect, it } from 'vitest'
import * as catalogue from '../../src/services'

/** Hosts of many services, which a path must narrow. */
const OF_MANY = ['google.com', 'gstatic.com', 'googletagmanager.com', 't.co']

/** Declared by several on purpose: the strictest of them then holds. */
const SHARED: Record<string, string[]> = {
  'googletagmanager.com': ['google-ads', 'google-tag-manager'],
  'stats.g.doubleclick.net': ['doubleclick', 'google-ads', 'google-analytics'],
}

const declared = Object.values(catalogue).flatMap(({ id, hosts = [] }) => hosts.map((host) => [id, host] as const))

describe('hosts of the catalogue', () => {
  it.each(declared)('writes that of %s as a config wants it: %s', (_, host) => {
    expect(host).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/[\w./-]*)?$/)
    // What browsers make of it.
    expect(new URL(`https://${host}`).href).toBe(`https://${host}${host.includes('/') ? '' : '/'}`)
  })

  it.each(declared)('names for %s a host of its own, or narrows it by a path: %s', (_, host) => {
    const [name = '', path] = host.split(/(?=\/)/)
    if (path) expect(OF_MANY).toContain(name)
    else
      expect(['google.com', 'gstatic.com', 't.co', 'bing.com', 'microsoft.com', 'cloudfront.net']).not.toContain(name)
  })

  it('gives each host to one service, save those that are shared on purpose', () => {
    const owners: Record<string, string[]> = {}
    for (const [id, host] of declared) owners[host] = [...(owners[host] ?? []), id].sort()
    expect(Object.fromEntries(Object.entries(owners).filter(([, ids]) => ids.length > 1))).toEqual(SHARED)
  })

  it('gives a service something to hold: hosts, cookies or storage', () => {
    for (const { hosts = [], cookies = [], storage = [] } of Object.values(catalogue))
      expect(hosts.length + cookies.length + storage.length).toBeGreaterThan(0)
  })
})
