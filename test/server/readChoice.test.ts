// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allows as isAllowed } from '../../src/choice/allows'
import { makeChoice } from '../../src/choice/makeChoice'
import { validity } from '../../src/choice/validity'
import { outlineOf } from '../../src/config/outlineOf'
import { resolveConfig } from '../../src/config/resolveConfig'
import type { ConsentConfig } from '../../src/config/schema'
import { allows, readChoice } from '../../src/server/readChoice'
import { encode } from '../../src/storage/codec'
import { choice, goodConfig, resolved, SITE, storedChoice } from '../support/configs'
import { runs } from '../support/sweep'

describe('readChoice', () => {
  it('reads the same choice as the engine, under any valid config', () => {
    fc.assert(
      fc.property(goodConfig, goodConfig, fc.boolean(), (then, now, isSame) => {
        const before = resolved(then)
        const config = isSame ? then : now
        const granted = before.categories.map(({ id }) => id).slice(1)
        const record = makeChoice(before, { granted }, 'visitor', {
          now: Date.now(),
          signal: false,
          id: () => undefined,
        })
        const { name } = resolved(config).cookie
        expect(readChoice(`a=b; ${name}=${encode(record)}`, config)).toEqual(
          validity(record, resolved(config), Date.now()).choice,
        )
      }),
    )
  })

  it('has the same outline as the engine', () => {
    fc.assert(
      fc.property(goodConfig, (config) => {
        const { ids, mode, categories, services } = outlineOf(config)
        const whole = resolved(config)
        expect({ ids, mode, categories }).toEqual({ ids: whole.ids, mode: whole.mode, categories: whole.categories })
        expect(services.map(({ id, category }) => [id, category])).toEqual(
          whole.services.map(({ id, category }) => [id, category]),
        )
      }),
    )
  })

  it('reads the default cookie without a config', () => {
    const text = storedChoice(SITE, { granted: ['analytics'] })
    expect(readChoice(`interact_consent=${text}`)?.granted).toEqual(['analytics'])
    expect(readChoice(null)).toBeNull()
    expect(readChoice(`interact_consent=${text}`, { ...SITE, cookie: { name: 'other' } })).toBeNull()
    expect(readChoice(`interact_consent=${text}`, { ...SITE, policy: { url: '/', version: 'later' } })).toBeNull()
  })
})

describe('allows, under a wrong config', () => {
  const all = choice(['functional', 'analytics', 'marketing'])
  it.each<[string, object, string]>([
    ['a category that does not exist', { services: [{ id: 'x', category: 'analitics' }] }, 'x'],
    ['no category', { services: [{ id: 'x' }] }, 'x'],
    ['services that are a number', { services: 5 }, 'x'],
    ['services that are null', { services: [null] }, 'x'],
    ['categories that are a list', { categories: ['analytics'] }, 'analytics'],
    ['a mistyped mode', { mode: 'optout' }, 'x'],
  ])('grants nothing that the engine refuses: %s', (_, config, id) => {
    expect(allows(all, id, undefined, config as ConsentConfig)).toBe(false)
    expect(allows(null, id, undefined, config as ConsentConfig)).toBe(false)
  })

  it('opens no category through a service of the same name', () => {
    const config = { services: [{ id: 'analytics', category: 'marketing' }] } as ConsentConfig
    expect(allows(choice(['marketing']), 'analytics', undefined, config)).toBe(false)
  })

  it('grants no more than the engine, under any config', () => {
    const odd = fc.oneof(fc.constantFrom<unknown>(null, 5, '', 'x', [], {}, ['analytics'], [null]), fc.jsonValue())
    const config = fc.record(
      {
        policy: odd,
        mode: odd,
        categories: odd,
        cookie: odd,
        services: fc.oneof(
          odd,
          fc.array(
            fc.oneof(
              odd,
              fc.record({
                id: fc.constantFrom<unknown>('analytics', 'x', 'y', null, 5),
                category: fc.constantFrom<unknown>('analytics', 'marketing', 'necessary', 'z', null),
              }),
            ),
          ),
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(config, fc.constantFrom('analytics', 'marketing', 'x', 'y', 'z'), (given, id) => {
        const { config: whole } = resolveConfig(given)
        for (const made of [null, choice(['analytics']), choice(['marketing']), all]) {
          const withheld = made ? [] : whole.categories.filter(({ gpc }) => gpc).map(({ id }) => id)
          const engine = isAllowed({ config: whole, choice: made, withheld }, [id])
          if (allows(made, id, undefined, given as ConsentConfig))
            expect([engine, JSON.stringify(given)]).toEqual([true, JSON.stringify(given)])
        }
      }),
      runs(3000),
    )
  })
})
