// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { makeChoice } from '../../src/choice/makeChoice'
import { secondsIn } from '../../src/choice/secondsIn'
import { fingerprintsOf, validity } from '../../src/choice/validity'
import { outlineOf } from '../../src/config/outlineOf'
import type { Service } from '../../src/config/schema'
import { resolved } from '../support/configs'

const NOW = Date.UTC(2026, 10, 1)
const stats: Service = {
  id: 'stats',
  category: 'analytics',
  provider: 'Stats Ltd',
  cookies: [
    { name: '_a', lifetime: '30 days' },
    { name: '_b', lifetime: '13 months' },
  ],
}
const heat: Service = { id: 'heat', category: 'analytics', provider: 'Heat Ltd' }
const site = (more: Partial<Service> = {}) => ({ services: [{ ...stats, ...more }, heat] })
const world = { now: NOW, signal: false, id: () => undefined }
const record = (config: ReturnType<typeof site>) =>
  makeChoice(resolved(config), { granted: ['analytics'] }, 'visitor', world)
/** Returns the services that a visitor who accepted is asked about again. */
const askedAgain = (from: Partial<Service>, to: Partial<Service>) =>
  validity(record(site(from)), resolved(site(to)), NOW).added

describe('a visitor is asked again', () => {
  it.each<[string, Partial<Service>]>([
    ['provider', { provider: 'Stats Inc' }],
    ['longest lifetime', { cookies: [{ name: '_b', lifetime: '2 years' }] }],
    ['longest lifetime, shorter', { cookies: [{ name: '_a', lifetime: '30 days' }] }],
    ['category', { category: 'marketing' }],
    ['longest lifetime, by its limit', { maxLifetime: '6 months' }],
    ['revision', { revision: 2 }],
  ])('about a service that changes its %s, and about no other', (_, change) => {
    expect(askedAgain({}, change)).toEqual(['stats'])
    expect(askedAgain(change, {})).toEqual(['stats'])
  })

  it.each<[string, Partial<Service>]>([
    ['words', { name: 'Statistics', description: 'Counts', policyUrl: 'https://stats.example/p' }],
    ['hosts and names', { hosts: ['stats.example'], storage: ['st'] }],
    ['shorter lifetimes', { cookies: [{ name: '_b', lifetime: '13 months' }] }],
    ['longest lifetime in other words', { cookies: [{ name: '_b', lifetime: '13 month' }] }],
    ['limit, where no cookie may stay that long', { maxLifetime: '2 years' }],
  ])('about no service that changes its %s', (_, change) => {
    expect(askedAgain({}, change)).toEqual([])
  })

  it('and told that it changed, while one that was added is told as new', () => {
    const more = { services: [{ ...stats, provider: 'Stats Inc' }, heat, { id: 'ads', category: 'marketing' }] }
    expect(validity(record(site()), resolved(more), NOW)).toMatchObject({ added: ['stats', 'ads'], altered: ['stats'] })
    // A service that came back as it was, or under a new name, is none that changed.
    const renamed = { services: [{ ...stats, id: 'stats-2' }, heat] }
    expect(validity(record(site()), resolved(renamed), NOW)).toMatchObject({ added: ['stats-2'], altered: [] })
  })

  it('by a choice from before changes could be told: as new, and about nothing else', () => {
    const { known, ...rest } = record(site())
    const own = new Set(fingerprintsOf(resolved(site())).flatMap(([id, print]) => (id[0] === '=' ? [] : [print])))
    const old = { ...rest, known: known.filter((print) => own.has(print)) }
    expect(validity(old, resolved(site()), NOW)).toMatchObject({ why: null, added: [], altered: [] })
    const changed = resolved(site({ provider: 'Stats Inc' }))
    expect(validity(old, changed, NOW)).toMatchObject({ added: ['stats'], altered: [] })
  })

  it('by the revision alone, if there is one', () => {
    expect(askedAgain({ revision: 1 }, { revision: '1', provider: 'Stats Inc' })).toEqual([])
    expect(askedAgain({ revision: 1 }, { revision: 2 })).toEqual(['stats'])
  })

  it('where the limit of its category changes, whoever reads the config', () => {
    const within = (maxLifetime: string) => ({ ...site(), categories: { analytics: { maxLifetime } } })
    const before = record(within('6 months'))
    for (const read of [resolved, outlineOf]) {
      expect(validity(before, read(within('6 months')), NOW).added).toEqual([])
      expect(validity(before, read(within('12 months')), NOW).added).toEqual(['stats'])
      expect(validity(before, read({ ...site(), categories: { analytics: {} } }), NOW).added).toEqual(['stats'])
    }
  })

  it('and by no choice about another service whose id, provider or lifetime it has in part', () => {
    const cookies = (lifetime: string) => [{ name: '_a', lifetime }]
    const pairs: [Partial<Service>, Partial<Service>][] = [
      [
        { id: 'st3', cookies: cookies('10 minutes') },
        { id: 'st', cookies: cookies('1 hour') },
      ],
      [
        { id: 'stats', provider: 'Example' },
        { id: 'st', provider: 'atsExample' },
      ],
      [{ id: 'stats' }, { id: 'st', provider: 'ats' }],
    ]
    for (const [one, other] of pairs)
      for (const [from, to] of [
        [one, other],
        [other, one],
      ])
        expect(
          validity(
            makeChoice(
              resolved({ services: [{ id: 'x', category: 'analytics', ...from }] }),
              { granted: ['analytics'] },
              'visitor',
              world,
            ),
            resolved({ services: [{ id: 'x', category: 'analytics', ...to }] }),
            NOW,
          ).added,
        ).toEqual([to?.id])
  })

  it('by no new version of the SDK: the fingerprints of most services are those of the first', () => {
    const more: Service[] = [
      { id: 'map', category: 'functional', revision: 2 },
      { id: 'bare', category: 'functional' },
    ]
    const prints = Object.fromEntries(fingerprintsOf(resolved({ services: [stats, heat, ...more] })))
    expect(prints).toMatchObject({ analytics: '2or9', stats: 'gxrt', heat: 'uecc', map: 'tkss', bare: 'nq03' })
  })

  it('and the changed service is refused until then, while the rest stays granted', () => {
    const { choice, why } = validity(record(site()), resolved(site({ provider: 'Stats Inc' })), NOW)
    expect([choice?.granted, choice?.except, why]).toEqual([['analytics'], ['stats'], 'added'])
  })

  it('alike if only the outline of a config is read, a wrong one included', () => {
    for (const change of [{}, { provider: 'X' }, { revision: 3 }])
      expect(validity(record(site()), outlineOf(site(change)), NOW).added).toEqual(askedAgain({}, change))
    for (const cookies of [null, 'x', [null], [{}]])
      expect(() => validity(record(site()), outlineOf(site({ cookies: cookies as never })), NOW)).not.toThrow()
  })
})

describe('secondsIn', () => {
  it.each([
    ['session', 0],
    ['30 seconds', 30],
    ['1 minute', 60],
    ['24 hours', 86400],
    ['1 day', 86400],
    ['12 months', secondsIn('1 year')],
    ['nonsense', 0],
    ['', 0],
  ])('%s: %d', (lifetime, seconds) => {
    expect(secondsIn(lifetime)).toBe(seconds)
  })
})
