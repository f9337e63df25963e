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

  it.each<[object, string, string]>([
    [{ english: {} }, 'text.english', '"english" is no language tag that words are found by; it is never shown.'],
    [{ EN: {} }, 'text.EN', '"EN" is no language tag that words are found by; did you mean "en"?'],
    [{ de_AT: {} }, 'text.de_AT', '"de_AT" is no language tag that words are found by; did you mean "de-AT"?'],
    [{ nn: {} }, 'text.nn', '"nn" is no language tag that words are found by; did you mean "nb"?'],
    [{ '': {} }, 'text.', '"" is no language tag that words are found by; it is never shown.'],
    [{ en: { title: 5 } }, 'text.en.title', '5 is not allowed here, it takes text'],
    [{ en: { intro: null } }, 'text.en.intro', 'null is not allowed here, it takes text'],
    [{ en: { save: { a: 1 } } }, 'text.en.save', '{"a":1} is not allowed here, it takes text'],
    [{ en: { categories: 'x' } }, 'text.en.categories', '"x" is not allowed here, it takes an object'],
    [{ en: { categories: { ads: {} } } }, 'text.en.categories.ads', '"ads" is no category; it is never shown.'],
    [
      { en: { categories: { analitics: {} } } },
      'text.en.categories.analitics',
      '"analitics" is no category; did you mean "analytics"?',
    ],
    [
      { en: { categories: { necessary: { lable: 'x' } } } },
      'text.en.categories.necessary.lable',
      '"lable" is the name of no word; did you mean "label"?',
    ],
    [
      { en: { categories: { analytics: { label: 7 } } } },
      'text.en.categories.analytics.label',
      '7 is not allowed here, it takes text',
    ],
  ])('of %j are reported, as they would never be shown', (text, path, line) => {
    expect(findUnknownWords({ text })).toEqual([{ path, message: `${path}: ${line}` }])
  })

  it('of a language that has none here, and of categories of the site, are fine', () => {
    const text = {
      'zh-Hant': {},
      'en-UK': {},
      tlh: { title: 'x' },
      en: { categories: { ads: { label: 'Ads' }, necessary: {} } },
    }
    expect(findUnknownWords({ text, categories: { ads: {} } })).toEqual([])
  })

  it.each([null, [], 'x', { text: 5 }, { text: { en: null } }, { text: { en: 'x' } }, {}])(
    'of %j are none',
    (config) => {
      expect(findUnknownWords(config)).toEqual([])
    },
  )
})
