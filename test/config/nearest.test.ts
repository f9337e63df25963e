// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/config/nearest'

const known = ['policy', 'categories', 'services', 'cookie', 'mode', 'ui']

describe('nearest', () => {
  it.each([
    ['polcy', 'policy'],
    ['Policy', 'policy'],
    ['catagories', 'categories'],
    ['service', 'services'],
    ['cokie', 'cookie'],
    ['mdoe', 'mode'],
    ['u', undefined],
    ['xyz', undefined],
    ['', undefined],
    ['something else', undefined],
    ['__proto__', undefined],
  ])('of %j is %j', (given, word) => {
    expect(nearest(given, known)).toBe(word)
  })

  it('returns undefined if no word is known', () => {
    expect(nearest('policy', [])).toBeUndefined()
  })

  it('finds a known word after any single edit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('categories', 'services'),
        fc.nat(),
        fc.stringMatching(/^[a-z]?$/),
        (word, seed, put) => {
          const at = seed % word.length
          expect(nearest(word.slice(0, at) + put + word.slice(at + 1), known)).toBe(word)
        },
      ),
    )
  })

  it('takes any text of any length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (given) => {
        const found = nearest(given, known)
        if (found !== undefined) expect(known).toContain(found)
      }),
    )
    expect(nearest('x'.repeat(1e6), known)).toBeUndefined()
  })
})
