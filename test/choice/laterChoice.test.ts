// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { laterChoice } from '../../src/choice/laterChoice'
import type { ChoiceRecord } from '../../src/choice/types'
import { choice, record } from '../support/configs'

const made = (granted: string[], at: string): ChoiceRecord => ({
  choice: choice(granted, { at }),
  known: [],
  signal: false,
})
const grant = made(['analytics'], '2026-11-01T10:20:30.000Z')
const refusal = made([], '2026-11-01T10:00:00.000Z')

describe('laterChoice', () => {
  it.each([
    ['the refusal of the same hour', refusal, grant],
    ['the grant of a later hour', made(['analytics'], '2026-11-01T11:00:00.000Z'), refusal],
    ['the refusal of a later hour', made([], '2026-11-01T11:00:00.000Z'), grant],
    ['the later of two grants', made(['marketing'], '2026-11-01T10:20:31.000Z'), grant],
    ['the refusal of the next day', made([], '2026-11-02T00:00:00.000Z'), made(['a'], '2026-11-01T23:59:59.000Z')],
  ])('is %s, in whatever order they stand', (_, later, earlier) => {
    expect(laterChoice(later, earlier)).toBe(later)
    expect(laterChoice(earlier, later)).toBe(later)
  })

  it('returns the only one', () => {
    expect(laterChoice(grant, null)).toBe(grant)
    expect(laterChoice(null, grant)).toBe(grant)
    expect(laterChoice(null, null)).toBeNull()
  })

  it('returns the same of any number in any order', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 1, maxLength: 6 }), (all) => {
        const held = all.reduce<ChoiceRecord | null>(laterChoice, null)
        const reversed = [...all].reverse().reduce<ChoiceRecord | null>(laterChoice, null)
        expect([held?.choice.at, !held?.choice.granted[0]]).toEqual([reversed?.choice.at, !reversed?.choice.granted[0]])
      }),
    )
  })
})
