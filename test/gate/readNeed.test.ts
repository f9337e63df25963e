import { describe, expect, it } from 'vitest'
import { readNeed } from '../../src/gate/readNeed'

const read = (attributes: string) => {
  const box = document.createElement('div')
  box.innerHTML = `<iframe ${attributes}></iframe>`
  return readNeed(box.firstElementChild as Element)
}

describe('readNeed', () => {
  it.each([
    ['', []],
    ['data-consent=""', []],
    ['data-consent="a"', ['a']],
    ['data-consent=" a\n\tb|!c "', ['a', 'b|!c']],
    ['data-consent="a | b\n|!c  d"', ['a|b|!c', 'd']],
  ])('splits the ids at white space: %j', (attributes, need) => {
    expect(read(attributes).need).toEqual(need)
  })

  it.each([
    ['', 'session'],
    ['data-consent-lifetime', 'session'],
    ['data-consent-lifetime="session"', 'session'],
    ['data-consent-lifetime="persistent"', 'persistent'],
    ['data-consent-lifetime="Session"', 'persistent'],
    ['data-consent-lifetime="always"', 'persistent'],
  ])('reads %j as %s: an unknown word counts as the stricter one', (attributes, lifetime) => {
    expect(read(attributes).lifetime).toBe(lifetime)
  })
})
