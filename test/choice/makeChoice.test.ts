// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { makeChoice } from '../../src/choice/makeChoice'
import { fingerprintsOf } from '../../src/choice/validity'
import { resolved, SITE, terms } from '../support/configs'

const now = Date.UTC(2026, 10, 1, 10, 20, 30, 456)
const world = (more = {}) => ({ now, signal: false, id: () => 'an-id' as string | undefined, ...more })
const config = resolved(SITE)
const recording = resolved({ ...SITE, receipts: { url: '/receipts' } })

describe('makeChoice', () => {
  it('records a grant', () => {
    expect(
      makeChoice(config, { granted: ['analytics'], lifetime: 'session' }, 'visitor', world({ signal: true })),
    ).toEqual({
      choice: {
        granted: ['analytics'],
        lifetime: 'session',
        policy: '7',
        at: '2026-11-01T10:20:30.000Z',
        by: 'visitor',
      },
      known: [...new Set(fingerprintsOf(config).map(([, print]) => print))].sort(),
      signal: true,
    })
  })

  it('records a refusal that identifies nobody: to the hour, without an id', () => {
    const id = vi.fn(() => 'an-id')
    expect(makeChoice(recording, { granted: [], lifetime: 'session' }, 'host', world({ id })).choice).toEqual({
      granted: [],
      lifetime: 'session',
      policy: '7',
      at: '2026-11-01T10:00:00.000Z',
      by: 'host',
    })
    expect(id).not.toHaveBeenCalled()
  })

  it.each([
    [['analytics'], Date.UTC(2026, 10, 1, 10, 20, 30, 999), '2026-11-01T10:20:30.000Z'],
    [['analytics'], Date.UTC(2026, 10, 1, 10, 20, 30), '2026-11-01T10:20:30.000Z'],
    [[], Date.UTC(2026, 10, 1, 10, 59, 59, 999), '2026-11-01T10:00:00.000Z'],
    [[], Date.UTC(2026, 10, 1, 10), '2026-11-01T10:00:00.000Z'],
    [[], Date.UTC(2026, 10, 1, 10) - 1, '2026-11-01T09:00:00.000Z'],
  ])('dates the grant of %j to the second, a refusal to the hour', (granted, now, at) => {
    expect(makeChoice(config, { granted }, 'visitor', world({ now })).choice.at).toBe(at)
  })

  it('records a wish for unknown ids only as a refusal', () => {
    const { choice } = makeChoice(recording, { granted: ['nonsense', 'necessary', 'login'] }, 'visitor', world())
    expect(choice).toMatchObject({ granted: [], at: '2026-11-01T10:00:00.000Z' })
    expect(choice).not.toHaveProperty('id')
  })

  it('gives an id only to a grant with receipts on', () => {
    expect(makeChoice(config, { granted: ['analytics'] }, 'visitor', world()).choice).not.toHaveProperty('id')
    expect(makeChoice(recording, { granted: ['analytics'] }, 'visitor', world()).choice.id).toBe('an-id')
    const without = world({ id: () => undefined })
    expect(makeChoice(recording, { granted: ['analytics'] }, 'visitor', without).choice).not.toHaveProperty('id')
  })

  it('records equal wishes as equal records', () => {
    const one = makeChoice(config, { granted: ['marketing', 'analytics', 'x', 'analytics'] }, 'visitor', world())
    expect(one.choice.granted).toEqual(['analytics', 'marketing'])
    expect(one).toEqual(makeChoice(config, { granted: ['analytics', 'marketing'], except: [] }, 'visitor', world()))
  })

  it('keeps only exceptions that except something', () => {
    const except = ['login', 'ads', 'matomo', 'nonsense', 'analytics']
    expect(makeChoice(config, { granted: ['analytics'], except }, 'visitor', world()).choice.except).toEqual(['matomo'])
    expect(makeChoice(config, { granted: ['functional'], except }, 'visitor', world()).choice).not.toHaveProperty(
      'except',
    )
  })

  it('grants nothing that was not wished for and declared', () => {
    fc.assert(
      fc.property(terms, fc.array(fc.string()), ({ config, choice }, noise) => {
        const wish = { granted: [...noise, ...(choice?.granted ?? [])], except: [...noise, ...(choice?.except ?? [])] }
        const made = makeChoice(config, wish, 'visitor', world()).choice
        for (const id of made.granted) {
          expect(wish.granted).toContain(id)
          expect(config.categories.map((one) => one.id)).toContain(id)
        }
        for (const id of made.except ?? []) {
          expect(wish.except).toContain(id)
          expect(config.services.map((one) => one.id)).toContain(id)
        }
        expect(new Set(made.granted).size).toBe(made.granted.length)
        if (!made.granted.length) expect(made.at).toBe('2026-11-01T10:00:00.000Z')
      }),
    )
  })
})
