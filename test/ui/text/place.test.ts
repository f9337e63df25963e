import { describe, expect, it } from 'vitest'
import { place } from '../../../src/ui/text/place'

const english = { one: 'One', group: { two: { label: 'Two', description: 'The second' } }, three: 'Three' }

describe('place', () => {
  it('puts words where English has them, one after another', () => {
    expect(place(english, ['Eins', 'Zwei', 'Das zweite', 'Drei'])).toEqual({
      one: 'Eins',
      group: { two: { label: 'Zwei', description: 'Das zweite' } },
      three: 'Drei',
    })
    expect(english.one).toBe('One')
  })

  it('gives who needs only the first words those', () => {
    expect(place({ one: 'One' }, ['Eins', 'Zwei'])).toEqual({ one: 'Eins' })
  })

  it('leaves English where an older file ends', () => {
    expect(place({ one: 'One', two: 'Two' }, ['Eins'])).toEqual({ one: 'Eins', two: 'Two' })
  })
})
