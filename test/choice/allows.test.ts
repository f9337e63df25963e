// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Terms, verdictOf, verdictOnAll, verdictOnAny } from '../../src/choice/allows'
import { choice, id, resolved, SITE, terms } from '../support/configs'

const config = resolved(SITE)
const under = (granted: string[] | null, more = {}): Terms => ({
  config,
  choice: granted && choice(granted, more),
  withheld: [],
})
const rank = (verdict: unknown): number => [null, 'session', 'persistent'].indexOf(verdict as null)

describe('verdictOf', () => {
  it.each([
    [['necessary'], null, 'persistent'],
    [['login'], null, 'persistent'],
    [['analytics'], null, null],
    [['analytics'], [], null],
    [['analytics'], ['analytics'], 'persistent'],
    [['matomo'], ['analytics'], 'persistent'],
    [['matomo'], ['marketing'], null],
    [['ads'], ['analytics'], null],
    [['analytics', 'marketing'], ['analytics'], null],
    [['matomo', 'ads'], ['analytics'], null],
    [['analytics', 'marketing'], ['analytics', 'marketing'], 'persistent'],
    [['necessary', 'analytics'], [], null],
    [['necessary', 'analytics'], ['analytics'], 'persistent'],
    [[], ['functional', 'analytics', 'marketing'], null],
    [[''], ['functional', 'analytics', 'marketing'], null],
    [['analytics', ''], ['functional', 'analytics', 'marketing'], null],
    [['unknown'], ['functional', 'analytics', 'marketing'], null],
    [['necessary', 'unknown'], ['functional', 'analytics', 'marketing'], null],
    [['__proto__'], ['analytics'], null],
    [['constructor'], ['analytics'], null],
  ])('of %j under %j is %j', (need, granted, verdict) => {
    expect(verdictOf(under(granted), need)).toBe(verdict)
  })

  it.each([
    [['analytics|marketing'], ['marketing'], 'persistent'],
    [['analytics|marketing'], ['functional'], null],
    [['ads|matomo'], ['analytics'], 'persistent'],
    [['necessary|analytics'], null, 'persistent'],
    [['unknown|analytics'], ['analytics'], 'persistent'],
    [['analytics|marketing', 'functional'], ['marketing'], null],
    [['analytics|'], ['marketing'], null],
    [['|'], ['functional', 'analytics', 'marketing'], null],
    [['!analytics'], null, null],
    [['!analytics'], [], 'persistent'],
    [['!analytics'], ['marketing'], 'persistent'],
    [['!analytics'], ['analytics'], null],
    [['!matomo'], [], 'persistent'],
    [['!matomo'], ['analytics'], null],
    [['!analytics', 'marketing'], ['marketing'], 'persistent'],
    [['!analytics', 'marketing'], [], null],
    [['!analytics|marketing'], ['analytics', 'marketing'], 'persistent'],
    [['!unknown'], [], null],
    [['!necessary'], [], null],
    [['!login'], [], null],
    [['!'], [], null],
    [['!!analytics'], ['analytics'], null],
  ])('of %j under %j is %j', (need, granted, verdict) => {
    expect(verdictOf(under(granted), need)).toBe(verdict)
  })

  it('takes !id for granted if the browser refuses it, or the visitor refused the service by itself', () => {
    expect(verdictOf({ ...under(['marketing']), withheld: ['marketing'] }, ['!marketing'])).toBe('persistent')
    expect(verdictOf(under(['analytics'], { except: ['matomo'] }), ['!matomo'])).toBe('persistent')
    expect(verdictOf({ ...under(null), config: { ...config, mode: 'opt-out' } }, ['!analytics'])).toBeNull()
  })

  it('keeps for the session what only a session choice covers', () => {
    const session = under(['analytics'], { lifetime: 'session' })
    expect(verdictOf(session, ['analytics|marketing'])).toBe('session')
    expect(verdictOf(session, ['analytics|necessary'])).toBe('persistent')
    expect(verdictOf(session, ['analytics', '!marketing'])).toBe('session')
  })

  it('returns session for a session choice, except for necessary', () => {
    const session = under(['analytics'], { lifetime: 'session' })
    expect(verdictOf(session, ['matomo'])).toBe('session')
    expect(verdictOf(session, ['necessary', 'matomo'])).toBe('session')
    expect(verdictOf(session, ['necessary'])).toBe('persistent')
    expect(verdictOf(session, ['login'])).toBe('persistent')
  })

  it('refuses a service that was refused by itself, and what needs it', () => {
    const except = under(['analytics'], { except: ['posthog'] })
    expect(verdictOf(except, ['posthog'])).toBeNull()
    expect(verdictOf(except, ['analytics', 'posthog'])).toBeNull()
    expect(verdictOf(except, ['matomo'])).toBe('persistent')
    expect(verdictOf(except, ['analytics'])).toBe('persistent')
  })

  it('refuses a category that was added later, and its services', () => {
    const added = under(['analytics', 'marketing'], { except: ['marketing'] })
    expect(verdictOf(added, ['ads'])).toBeNull()
    expect(verdictOf(added, ['marketing'])).toBeNull()
  })

  it('refuses what the browser refuses, with its services, also over a grant', () => {
    const withheld = { ...under(['analytics', 'marketing']), withheld: ['marketing'] }
    expect(verdictOf(withheld, ['marketing'])).toBeNull()
    expect(verdictOf(withheld, ['ads'])).toBeNull()
    expect(verdictOf(withheld, ['matomo'])).toBe('persistent')
  })

  it('counts the undecided as granted under opt-out, less what the browser refuses', () => {
    const optOut = { config: { ...config, mode: 'opt-out' as const }, choice: null, withheld: ['marketing'] }
    expect(verdictOf(optOut, ['matomo'])).toBe('persistent')
    expect(verdictOf(optOut, ['ads'])).toBeNull()
    expect(verdictOf(optOut, ['unknown'])).toBeNull()
    expect(verdictOf({ ...optOut, choice: choice([]) }, ['matomo'])).toBeNull()
  })

  it('never grants an unknown id', () => {
    fc.assert(
      fc.property(terms, fc.oneof(id, fc.string()), (now, name) => {
        const { config } = now
        const known = ['necessary', ...[...config.categories, ...config.services].map((one) => one.id)]
        fc.pre(!known.includes(name))
        expect(verdictOf(now, [name])).toBeNull()
        expect(verdictOf(now, ['necessary', name])).toBeNull()
      }),
    )
  })

  it('always grants what is necessary', () => {
    fc.assert(
      fc.property(terms, (now) => {
        expect(verdictOf(now, ['necessary'])).toBe('persistent')
      }),
    )
  })

  it('grants two ids together exactly if it grants both', () => {
    const two = terms.chain((now) => {
      const ids = ['necessary', ...[...now.config.categories, ...now.config.services].map((one) => one.id)]
      return fc.tuple(fc.constant(now), fc.constantFrom(...ids), fc.constantFrom(...ids))
    })
    fc.assert(
      fc.property(two, ([now, one, other]) => {
        const both = verdictOf(now, [one, other])
        expect(!!both).toBe(!!verdictOf(now, [one]) && !!verdictOf(now, [other]))
        expect(rank(both)).toBeLessThanOrEqual(Math.min(rank(verdictOf(now, [one])), rank(verdictOf(now, [other]))))
        expect(verdictOf(now, [other, one])).toBe(both)
      }),
    )
  })

  it('allows no more after more is refused', () => {
    const less = terms.chain((now) => {
      const { config, choice } = now
      const categories = config.categories.map((one) => one.id)
      const services = config.services.map((one) => one.id)
      return fc
        .record({
          granted: fc.subarray(choice?.granted ?? []),
          except: fc.subarray(services),
          withheld: fc.subarray(categories),
          session: fc.boolean(),
        })
        .map(({ granted, except, withheld, session }): [Terms, Terms] => [
          now,
          {
            config,
            choice: choice && {
              ...choice,
              granted,
              except: [...(choice.except ?? []), ...except],
              lifetime: session ? 'session' : choice.lifetime,
            },
            withheld: [...now.withheld, ...withheld],
          },
        ])
    })
    fc.assert(
      fc.property(less, ([more, less]) => {
        const { categories, services } = more.config
        for (const { id } of [...categories, ...services]) {
          expect(rank(verdictOf(less, [id]))).toBeLessThanOrEqual(rank(verdictOf(more, [id])))
        }
        expect(rank(verdictOnAll(less))).toBeLessThanOrEqual(rank(verdictOnAll(more)))
        expect(rank(verdictOnAny(less))).toBeLessThanOrEqual(rank(verdictOnAny(more)))
      }),
    )
  })

  it('treats the undecided as it treats a refusal', () => {
    fc.assert(
      fc.property(terms, (now) => {
        fc.pre(now.config.mode === 'opt-in')
        for (const { id } of [...now.config.categories, ...now.config.services]) {
          expect(verdictOf({ ...now, choice: null }, [id])).toBe(verdictOf({ ...now, choice: choice([]) }, [id]))
        }
      }),
    )
  })
})

describe('verdictOnAll', () => {
  it('needs every category and every service', () => {
    const all = ['functional', 'analytics', 'marketing']
    expect(verdictOnAll(under(null))).toBeNull()
    expect(verdictOnAll(under(['analytics', 'marketing']))).toBeNull()
    expect(verdictOnAll(under(all))).toBe('persistent')
    expect(verdictOnAll(under(all, { lifetime: 'session' }))).toBe('session')
    expect(verdictOnAll(under(all, { except: ['posthog'] }))).toBeNull()
    expect(verdictOnAll({ ...under(all), withheld: ['marketing'] })).toBeNull()
  })

  it('is persistent if nothing needs consent', () => {
    expect(verdictOnAll({ config: resolved({ categories: {} }), choice: null, withheld: [] })).toBe('persistent')
  })
})

describe('verdictOnAny', () => {
  it('needs any category', () => {
    expect(verdictOnAny(under(null))).toBeNull()
    expect(verdictOnAny(under([]))).toBeNull()
    expect(verdictOnAny(under(['marketing']))).toBe('persistent')
    expect(verdictOnAny(under(['marketing'], { lifetime: 'session' }))).toBe('session')
    expect(verdictOnAny({ ...under(['marketing']), withheld: ['marketing'] })).toBeNull()
  })
})
