// @vitest-environment node
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verdictOf, verdictOnAll, verdictOnAny } from '../../src/choice/allows'
import { judge } from '../../src/choice/judge'
import { makeChoice } from '../../src/choice/makeChoice'
import { createReceipt } from '../../src/choice/receipt'
import { fingerprintsOf, validity } from '../../src/choice/validity'
import { findProblems } from '../../src/config/findProblems'
import { resolveConfig } from '../../src/config/resolveConfig'
import { encode } from '../../src/storage/codec'
import { choice } from '../support/configs'
import { runs } from '../support/sweep'
import { anyJson, wrongIn } from './anyJson'

describe('resolveConfig, with any JSON', () => {
  it('never throws', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        resolveConfig(input)
      }),
      runs(2000),
    )
  })

  it('is sound exactly where findProblems finds nothing', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        // `resolveConfig` does not know the names of vendors.
        const problems = findProblems(input).filter(({ message }) => !message.includes('consent API'))
        expect(resolveConfig(input).sound, problems.map(({ message }) => message).join('\n')).toBe(!problems.length)
      }),
      runs(2000),
    )
  })

  it('has every field of its type, and unique ids', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        expect(wrongIn(resolveConfig(input).config)).toEqual([])
      }),
      runs(2000),
    )
  })

  it('lets every later function run without an error', () => {
    fc.assert(
      fc.property(anyJson, fc.string(), (input, name) => {
        const { config } = resolveConfig(input)
        const record = makeChoice(config, { granted: ['analytics'] }, 'visitor', {
          now: 0,
          signal: false,
          id: () => undefined,
        })
        for (const made of [null, choice([]), record.choice]) {
          const terms = { config, choice: made, withheld: [] }
          judge(terms, 'cookies', name, () => false)
          judge(terms, 'storage', name, () => true)
          verdictOf(terms, [name])
          verdictOnAll(terms)
          verdictOnAny(terms)
          createReceipt(terms, 'example.com', false)
        }
        fingerprintsOf(config)
        validity(record, config, 0)
        encode(record)
      }),
      runs(1000),
    )
  })

  it('grants nothing of an unknown category', () => {
    fc.assert(
      fc.property(anyJson, (input) => {
        const { config } = resolveConfig(input)
        const categories = config.categories.map(({ id }) => id)
        const terms = { config, choice: choice(categories), withheld: [] }
        for (const { id, category } of config.services) {
          if (category !== 'necessary' && !categories.includes(category)) expect(verdictOf(terms, [id])).toBeNull()
        }
      }),
      runs(1000),
    )
  })
})
