import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { LANGUAGE_LIMIT, writeScript } from '../../../scripts/words.mjs'
import { languages } from '../../../src/ui/text/languages'
import { en } from '../../support/en'

/** Each text by the path of its key, in the order of the file. */
const flat = (value: object, path = ''): [key: string, text: string][] =>
  Object.entries(value).flatMap(([key, inner]) =>
    inner && typeof inner === 'object'
      ? flat(inner, `${path}${key}.`)
      : [[`${path}${key}`, inner as string] as [string, string]],
  )
const english = flat(en)
const fileOf = (tag: string) => `src/ui/text/${tag}.json`
const read = (tag: string) => flat(JSON.parse(readFileSync(fileOf(tag), 'utf8')))
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

/** Matches characters outside of the script of a language; Latin by default. */
const SCRIPTS: Record<string, string> = {
  ar: 'Arabic',
  bg: 'Cyrillic',
  bn: 'Bengali',
  el: 'Greek',
  fa: 'Arabic',
  he: 'Hebrew',
  hi: 'Devanagari',
  ja: 'Han}\\p{scx=Hiragana}\\p{scx=Katakana',
  ko: 'Hangul',
  ru: 'Cyrillic',
  sr: 'Cyrillic',
  th: 'Thai',
  uk: 'Cyrillic',
  ur: 'Arabic',
  'zh-Hans': 'Han',
  'zh-Hant': 'Han',
}
/** Words that these languages write in Latin letters. */
const LOANS = /\b(cookies?|browser|chat)\b/gi

/** Words that are the same in English by meaning, not by a missing translation. */
const SAME = ['Marketing']

/** No text may praise what it asks for, or make a refusal sound like a loss (CNIL, EDPB Guidelines 03/2022). */
const PRAISE =
  /experience|erlebnis|erfahrung|expérience|experiencia|experiência|esperienza|ervaring|oplevelse|opplevelse|upplevelse|kokemus|doświadcz|zážit|iskustv|izkušn|élmény|experienț|опыт|досвід|изживяван|εμπειρ|تجربة|חוויה|تجربه|تجربہ|अनुभव|অভিজ্ঞতা|ประสบการณ์|体验|體驗|体験|경험|trải nghiệm|pengalaman|deneyim|lepsz|lepší|лучш|кращ|(?<!\p{L})(best|better|besser|mieux|mejor|melhor|migliore|beter|bedre|bättre|jobb)(?!\p{L})/iu

const three = (text: string) => {
  const words =
    text
      .replace(/\{\w+\}/g, '')
      .toLowerCase()
      .match(/[\p{L}']+/gu) ?? []
  return words.slice(2).map((_, index) => words.slice(index, index + 3).join(' '))
}
const englishPhrases = new Set(english.flatMap(([, text]) => three(text)))

describe.each(Object.keys(languages))('the words in %s', (tag) => {
  const texts = read(tag)

  it('are those that English has, in its order', () => {
    expect(texts.map(([key]) => key)).toEqual(english.map(([key]) => key))
  })

  it('are those that are built', async () => {
    expect((await languages[tag]?.())?.words).toEqual(texts.map(([, text]) => text))
  })

  it('keep every placeholder', () => {
    expect(texts.map(([key, text]) => [key, placeholders(text)])).toEqual(
      english.map(([key, text]) => [key, placeholders(text)]),
    )
  })

  it('leave nothing in English or empty', () => {
    const originals = Object.fromEntries(english)
    expect(texts.filter(([key, text]) => text === originals[key] && !SAME.includes(text))).toEqual([])
    expect(texts.filter(([, text]) => text !== text.trim() || !text)).toEqual([])
    expect(texts.filter(([, text]) => three(text).some((phrase) => englishPhrases.has(phrase)))).toEqual([])
  })

  it('are written in its own script', () => {
    const foreign = new RegExp(`(?![\\p{scx=${SCRIPTS[tag] ?? 'Latin'}}])\\p{L}`, 'u')
    const own = (text: string) => text.replace(/\{\w+\}/g, '').replace(SCRIPTS[tag] ? LOANS : '', '')
    expect(texts.filter(([, text]) => foreign.test(own(text)))).toEqual([])
  })

  it('promise and praise nothing', () => {
    expect(texts.filter(([, text]) => PRAISE.test(text))).toEqual([])
  })

  it('differ where the meanings differ', () => {
    const { acceptAll, rejectAll, manage, save, closeRefuses, close, session, persistent, present, deleteNow } =
      Object.fromEntries(texts)
    const labels = [acceptAll, rejectAll, manage, save, closeRefuses, close, session, persistent, present, deleteNow]
    expect(new Set(labels).size).toBe(labels.length)
  })

  it(`are at most ${LANGUAGE_LIMIT} bytes to download`, () => {
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
    expect(brotliCompressSync(writeScript(fileOf(tag)), { params }).length).toBeLessThanOrEqual(LANGUAGE_LIMIT)
  })
})

it('speaks every official language of the European Union, and those around it', () => {
  const union = 'bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ')
  const others = 'nb is tr uk ru sr ar he fa hi bn ur zh-Hans zh-Hant ja ko vi th id'.split(' ')
  expect(Object.keys(languages)).toEqual(expect.arrayContaining([...union, ...others]))
})

it('writes Serbian in both of its alphabets alike', () => {
  const cyrillic = 'абвгдђежзијклмнопрстћуфхцчшљњџ'
  const latin = 'a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š lj nj dž'.split(' ')
  const letters = new Map([...cyrillic].map((letter, index) => [letter, latin[index] ?? '']))
  const inLatin = (text: string) =>
    text.replace(/\p{scx=Cyrillic}/gu, (letter) => {
      const small = letters.get(letter.toLowerCase()) ?? letter
      return letter === letter.toLowerCase() ? small : small.charAt(0).toUpperCase() + small.slice(1)
    })
  expect(read('sr-Latn')).toEqual(read('sr').map(([key, text]) => [key, inLatin(text)]))
})
