import { describe, expect, it } from 'vitest'
import { tagsFor } from '../../../src/ui/text/tagsFor'

describe('tagsFor', () => {
  it.each([
    ['de', ['de', 'de-Latn', 'de']],
    ['DE_at', ['de-AT', 'de-Latn', 'de']],
    ['zh', ['zh', 'zh-Hans', 'zh']],
    ['zh-SG', ['zh-SG', 'zh-Hans', 'zh']],
    ['zh-TW', ['zh-TW', 'zh-Hant', 'zh']],
    ['zh-HK', ['zh-HK', 'zh-Hant', 'zh']],
    ['zh-Hant-MO', ['zh-Hant-MO', 'zh-Hant', 'zh']],
    ['sr', ['sr', 'sr-Cyrl', 'sr']],
    ['sr-Latn-RS', ['sr-Latn-RS', 'sr-Latn', 'sr']],
    ['sr-ME', ['sr-ME', 'sr-Latn', 'sr']],
    ['no', ['nb', 'nb-Latn', 'nb']],
    ['nn-NO', ['nb-NO', 'nb-Latn', 'nb']],
    ['pt-BR', ['pt-BR', 'pt-Latn', 'pt']],
    ['es-419', ['es-419', 'es-Latn', 'es']],
    ['iw', ['he', 'he-Hebr', 'he']],
    ['in', ['id', 'id-Latn', 'id']],
    ['de-u-co-phonebk', ['de', 'de-Latn', 'de']],
  ])('%s', (tag, tags) => {
    expect(tagsFor(tag)).toEqual(tags)
  })

  it('knows English without asking the browser, and agrees with it', () => {
    for (const tag of ['en', 'en-GB', 'en-US', 'en-IN', 'en-NG', 'en-ZZ']) {
      const { language, script } = new Intl.Locale(tag).maximize()
      expect(tagsFor(tag)).toEqual([tag, `${language}-${script}`, language])
    }
    expect(tagsFor('EN_gb')).toEqual(['en-GB', 'en-Latn', 'en'])
    expect(tagsFor('en-Shaw')).toEqual(['en-Shaw', 'en-Shaw', 'en'])
  })

  it.each(['', '*', 'C.UTF-8', 'deutsch!', '{{lang}}'])('returns nothing for an invalid tag: %j', (tag) => {
    expect(tagsFor(tag)).toEqual([])
  })
})
