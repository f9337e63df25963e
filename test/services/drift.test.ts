// @vitest-environment node
import { describe, expect, it } from 'vitest'
import type { Origins } from '../../scripts/catalogue/findDrift.mjs'
import { findDrift } from '../../scripts/catalogue/findDrift.mjs'
import type { CatalogueService } from '../../src/services'
import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from '../../src/services/origins'

const service: CatalogueService = {
  id: 'meter',
  name: 'Meter',
  provider: 'Meter',
  policyUrl: 'https://meter.example/privacy',
  category: 'analytics',
  description: 'Counts',
  hosts: ['meter.example', 'cdn.meter.test/v1/'],
  cookies: [{ name: '_meter_*', lifetime: '13 months', purpose: 'counts' }],
  sources: [THIRD_PARTY_WEB, NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, TARTEAUCITRON],
}
const origins: Origins = {
  entities: [{ name: 'Meter', domains: ['*.meter.example'] }],
  hosts: ['cdn.meter.test'],
  policies: ['https://meter.example/privacy'],
  cookies: [{ platform: 'Meter', name: '_meter_', domain: '', lifetime: '395 days', wildcard: true }],
}

describe('drift between the catalogue and what it is derived from', () => {
  it('finds none where both say the same', () => {
    expect(findDrift([service], origins)).toEqual({ claims: [], news: [] })
  })

  it('tells what a service claims to have from a data set that does not have it', () => {
    const { claims } = findDrift([service], { entities: [], hosts: [], policies: [], cookies: [] })
    expect(claims).toEqual([
      'meter: no source that it names knows the host meter.example',
      'meter: no source that it names knows the host cdn.meter.test/v1/',
      'meter: no source that it names knows the cookie _meter_*',
      'meter: the source that it names does not link to https://meter.example/privacy',
    ])
  })

  it('takes what is marked unverified, or has a page of its own, as no claim', () => {
    const page = { url: 'https://meter.example/cookies', read: '2026-11', for: 'cookies' } as const
    const marked: CatalogueService = {
      ...service,
      sources: [THIRD_PARTY_WEB, page],
      unverified: ['host meter.example', 'host cdn.meter.test/v1/', 'policy'],
    }
    expect(findDrift([marked], { entities: [], hosts: [], policies: [], cookies: [] }).claims).toEqual([])
  })

  it('tells of hosts, cookies and lifetimes that a data set has otherwise', () => {
    const { claims, news } = findDrift([service], {
      ...origins,
      entities: [{ name: 'Meter', domains: ['*.meter.example', 'meter.invalid'] }],
      cookies: [
        { platform: 'Meter', name: '_meter_', domain: '', lifetime: '2 years', wildcard: true },
        { platform: 'Meter', name: 'meter_new', domain: '', lifetime: 'session', wildcard: false },
        { platform: 'Meter', name: 'uid', domain: 'meter.example (3rd party)', lifetime: '1 year', wildcard: false },
      ],
    })
    expect(claims).toEqual([])
    expect(news).toEqual([
      'meter: _meter_* is declared for 13 months; the Open Cookie Database says 2 years',
      'meter: third-party-web counts meter.invalid to Meter',
      'meter: the Open Cookie Database also has meter_new',
    ])
  })
})
