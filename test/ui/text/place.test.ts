import { describe, expect, it } from 'vitest'
import { place } from '../../../src/ui/text/place'

const english = { one: 'One', group: { two: { label: 'Two', description: 'The second' } }, three: 'Three' }

describe('place', () => {
  it('puts words into the places of the English ones, in order', () => {
    expect(place(english, ['Eins', 'Zwei', 'Das zweite', 'Drei'])).toEqual({
      one: 'Eins',
      group: { two: { label: 'Zwei', description: 'Das zweite' } },
      three: 'Drei',
    })
    expect(english.one).toBe('One')
  })

  it('returns only the first words if only those are asked for', () => {
    expect(place({ one: 'One' }, ['Eins', 'Zwei'])).toEqual({ one: 'Eins' })
  })

  it('keeps the English words that an older file lacks', () => {
    expect(place({ one: 'One', two: 'Two' }, ['Eins'])).toEqual({ one: 'Eins', two: 'Two' })
  })
})
