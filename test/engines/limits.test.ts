import { describe, expect, it } from 'vitest'
import { ABSENT, RACE, SHUT } from './cells'
import { readLimits } from './limitsTable'

/** What the kinds in docs/limits.md promise; the engines' own tests hold the cells against what was measured. */
describe('docs/limits.md', () => {
  const limits = readLimits()

  it('has rows, each vector once', () => {
    expect(limits.length).toBeGreaterThan(80)
    expect(new Set(limits.map(({ vector }) => vector)).size).toBe(limits.length)
  })

  it.each(limits)('$vector: $kind', ({ kind, cells, closedBy }) => {
    const seen = new Set(Object.values(cells))
    seen.delete(ABSENT)
    expect(seen.size, 'some engine has it').toBeGreaterThan(0)
    if (kind === 'guaranteed' || kind === 'caught') expect([...seen]).toEqual([SHUT])
    else {
      expect(kind).toBe('limit')
      expect([...seen].some((cell) => cell.startsWith('leaks') || cell === RACE)).toBe(true)
      expect(closedBy, 'a limit says what closes it').not.toBe('')
    }
  })
})
