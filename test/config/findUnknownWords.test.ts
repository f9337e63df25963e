// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { findUnknownWords, TEXT_KEYS } from '../../src/config/findUnknownWords'
import { createConsent } from '../../src/createConsent'
import { explainConfig } from '../../src/parts/problems'
import { en } from '../support/en'

describe('the words of a site', () => {
  it('may replace every word of the SDK, and no others', () => {
    expect([...TEXT_KEYS].sort()).toEqual(Object.keys(en).sort())
    expect(findUnknownWords({ text: { en } })).toEqual([])
  })

  it('are reported if there is no such word, with the nearest', () => {
    const config = { text: { en: { titel: 'x', title: 'y' }, de: { foo: 'z' } } }
    expect(findUnknownWords(config)).toEqual([
      { path: 'text.en.titel', message: 'text.en.titel: "titel" is the name of no word; did you mean "title"?' },
      { path: 'text.de.foo', message: 'text.de.foo: "foo" is the name of no word; it is never shown.' },
    ])
    expect(explainConfig(config)).toHaveLength(2)
    expect(() => createConsent(config as never)).toThrow('text.de.foo')
  })

  it.each([null, [], 'x', { text: 5 }, { text: { en: null } }, { text: { en: 'x' } }, {}])(
    'of %j are none',
    (config) => {
      expect(findUnknownWords(config)).toEqual([])
    },
  )
})
