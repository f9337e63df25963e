// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOf } from '../../src/choice/allows'
import { makeChoice, type Wish } from '../../src/choice/makeChoice'
import { fingerprintsOf, validity } from '../../src/choice/validity'
import type { ConsentConfig, ResolvedConfig } from '../../src/config/schema'
import { goodConfig, resolved, SITE } from '../support/configs'

const HOUR = 36e5
const DAY = 864e5
const NOW = Date.UTC(2026, 10, 1, 10, 20, 30)
const make = (config: ResolvedConfig, wish: Wish) =>
  makeChoice(config, wish, 'visitor', { now: NOW, signal: false, id: () => undefined })
const site = resolved(SITE)
const grant = make(site, { granted: ['analytics'] })
const refusal = make(site, { granted: [] })

describe('validity', () => {
  it('is undecided if nothing is stored', () => {
    expect(validity(null, site, NOW)).toEqual({ choice: null, why: null, added: [], altered: [] })
  })

  it('keeps a choice as it was made', () => {
    expect(validity(grant, site, NOW)).toEqual({ choice: grant.choice, why: null, added: [], altered: [] })
    expect(validity(refusal, site, NOW)).toEqual({ choice: refusal.choice, why: null, added: [], altered: [] })
  })

  it.each([
    ['grant', grant],
    ['refusal', refusal],
  ])('ends a %s after 180 days, to the millisecond', (_, record) => {
    const made = Date.parse(record.choice.at)
    expect(validity(record, site, made + 180 * DAY).choice).toEqual(record.choice)
    expect(validity(record, site, made + 180 * DAY + 1)).toEqual({
      choice: null,
      why: 'expired',
      added: [],
      altered: [],
    })
  })

  it('ends it after the days that the config says', () => {
    const config = resolved({ ...SITE, cookie: { days: 30 } })
    expect(validity(grant, config, NOW + 29 * DAY).why).toBeNull()
    expect(validity(grant, config, NOW + 31 * DAY).why).toBe('expired')
  })

  it.each([
    ['grant', make(site, { granted: ['analytics'], lifetime: 'session' })],
    ['refusal', make(site, { granted: [], lifetime: 'session' })],
  ])('ends a %s for the session after a day, as browsers restore sessions', (_, record) => {
    const made = Date.parse(record.choice.at)
    expect(validity(record, site, made + DAY).choice).toEqual(record.choice)
    expect(validity(record, site, made + DAY + 1)).toEqual({ choice: null, why: 'expired', added: [], altered: [] })
  })

  it('leaves out ids that the config does not know', () => {
    const damaged = {
      ...grant,
      choice: { ...grant.choice, granted: ['marke_ing', 'analytics', 'necessary'], except: ['x'] },
    }
    expect(validity(damaged, site, NOW).choice).toEqual(grant.choice)
    const refused = { ...grant, choice: { ...grant.choice, granted: ['marke_ing'], except: ['x', 'matomo'] } }
    expect(validity(refused, site, NOW).choice).toMatchObject({ granted: [], except: ['matomo'] })
  })

  it('asks again after a wrong clock, but not for another time zone', () => {
    expect(validity(grant, site, NOW - 14 * HOUR).why).toBeNull()
    expect(validity(grant, site, NOW - 2 * DAY)).toEqual({ choice: null, why: 'expired', added: [], altered: [] })
    expect(validity(grant, site, NOW - 3650 * DAY).why).toBe('expired')
  })

  it('asks again under another policy', () => {
    const config = resolved({ ...SITE, policy: { url: '/', version: '8' } })
    expect(validity(grant, config, NOW)).toEqual({ choice: null, why: 'policy', added: [], altered: [] })
    expect(validity(refusal, config, NOW).why).toBe('policy')
  })

  const changed = (more: ConsentConfig) => resolved({ ...SITE, ...more })
  const services = SITE.services ?? []

  it('asks only for a service that was added, and refuses it meanwhile', () => {
    const config = changed({ services: [...services, { id: 'hotjar', category: 'analytics' }] })
    const standing = validity(grant, config, NOW)
    expect(standing).toMatchObject({ why: 'added', added: ['hotjar'], altered: [] })
    const terms = { config, choice: standing.choice, withheld: [] }
    expect(verdictOf(terms, ['hotjar'])).toBeNull()
    expect(verdictOf(terms, ['matomo'])).toBe('persistent')
    expect(verdictOf(terms, ['analytics'])).toBe('persistent')
  })

  it('asks for a category that was added, and inherits nothing from an older "accept all"', () => {
    const all = make(site, { granted: ['functional', 'analytics', 'marketing'] })
    const config = changed({ categories: { functional: {}, analytics: {}, marketing: {}, research: {} } })
    const standing = validity(all, config, NOW)
    expect(standing).toMatchObject({ why: 'added', added: ['research'], altered: [] })
    expect(verdictOf({ config, choice: standing.choice, withheld: [] }, ['research'])).toBeNull()
    expect(standing.choice?.granted).not.toContain('research')
  })

  it('treats a service in another category as changed', () => {
    const config = changed({
      services: services.map((one) => (one.id === 'posthog' ? { ...one, category: 'marketing' } : one)),
    })
    expect(validity(grant, config, NOW)).toMatchObject({ added: ['posthog'], altered: ['posthog'] })
  })

  it('keeps old refusals of single services beside what was added', () => {
    const record = make(site, { granted: ['analytics'], except: ['posthog'] })
    const config = changed({ services: [...services, { id: 'hotjar', category: 'analytics' }] })
    expect(validity(record, config, NOW).choice?.except).toEqual(['posthog', 'hotjar'])
  })

  it('does not ask about necessary or removed services', () => {
    const config = changed({ services: [...services.slice(1), { id: 'csrf', category: 'necessary' }] })
    expect(validity(grant, config, NOW)).toEqual({ choice: grant.choice, why: null, added: [], altered: [] })
  })

  it('holds under its own config, and never grants additions', () => {
    const wish = fc.record({
      picks: fc.array(fc.nat()),
      lifetime: fc.constantFrom('session' as const, 'persistent' as const),
    })
    fc.assert(
      fc.property(
        goodConfig.map(resolved),
        wish,
        fc.stringMatching(/^new-[\w-]{1,8}$/),
        ({ ...config }, { picks, lifetime }, id) => {
          const granted = config.categories.filter((_, at) => picks.includes(at)).map((one) => one.id)
          const record = make(config, { granted, lifetime })
          expect(validity(record, config, NOW)).toEqual({ choice: record.choice, why: null, added: [], altered: [] })
          for (const { id: category } of config.categories) {
            const more = { ...config, services: [...config.services, { id, category }], ids: [...config.ids, id] }
            const { choice, added, why } = validity(record, more, NOW)
            expect([added, why]).toEqual([[id], 'added'])
            expect(verdictOf({ config: more, choice, withheld: [] }, [id])).toBeNull()
          }
        },
      ),
    )
  })
})

describe('fingerprintsOf', () => {
  it('gives each optional category and service four characters that differ', () => {
    const all = fingerprintsOf(site)
    const ids = ['functional', 'analytics', 'marketing', 'matomo', 'posthog', 'ads']
    expect(all.map(([id]) => id)).toEqual(ids.flatMap((id) => [id, `=${id}`]))
    expect(all.every(([, print]) => /^[0-9a-z]{4}$/.test(print))).toBe(true)
    // A category is no more than its id; a service has a fingerprint of what it is, too.
    expect(new Set(all.map(([, print]) => print)).size).toBe(3 + 2 * 3)
  })

  it('gives similar names different fingerprints', () => {
    const names = Array.from({ length: 190 }, (_, at) => `service-${at}`)
    const config = resolved({ ...SITE, services: names.map((id) => ({ id, category: 'analytics' })) })
    const categories = config.categories.length
    expect(new Set(fingerprintsOf(config).map(([, print]) => print)).size).toBe(
      fingerprintsOf(config).length - categories,
    )
  })

  it('gives every id four cookie-safe characters', () => {
    fc.assert(
      fc.property(goodConfig.map(resolved), (config) => {
        for (const [, print] of fingerprintsOf(config)) expect(print).toMatch(/^[0-9a-z]{4}$/)
      }),
    )
  })
})
