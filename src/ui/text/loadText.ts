import type { ResolvedConfig } from '../../config/schema'
import type { Fail } from '../../lib/report'
import { place } from './place'
import { resolveText, type Wording } from './resolveText'
import { tagsFor } from './tagsFor'
import type { Text } from './types'

/** Languages with a file of words. English is built in. */
export const LANGUAGES = (
  'ar bg bn ca cs da de el es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv ' +
  'mt nb nl pl pt pt-BR ro ru sk sl sr sr-Latn sv th tr uk ur vi zh-Hans zh-Hant'
).split(' ')

/** How long to wait for words, in milliseconds. Late ones are in the cache the next time. */
const PATIENCE = 3000

/** Loads words, and reports those that are missing. */
export interface TextHost {
  load(part: `text-${string}`): Promise<{ words: readonly string[] }>
  fail: Fail
}

/** The parts of the config that decide on the words. */
export type Words = Pick<ResolvedConfig, 'text' | 'categories' | 'necessary'>

/**
 * Returns the words in the first wanted language that is known. `english` has the words that the caller shows: all of
 * them, or the first ones of every file. Never rejects: a failure is reported, and the words are English.
 */
export async function chooseText<T extends Partial<Text>>(
  english: T,
  languages: readonly string[],
  words: Words,
  { load, fail }: TextHost,
): Promise<Wording<T>> {
  for (const wanted of languages) {
    const tags = wanted ? tagsFor(wanted) : []
    const own = tags.map((tag) => words.text[tag]).find(Boolean)
    const file = tags.find((tag) => LANGUAGES.includes(tag))
    let base: T | undefined
    if (file) {
      try {
        base = place(english, (await load(`text-${file}`)).words)
      } catch (error) {
        fail('text-missing', `${file}: ${(error as Error).message}`)
      }
    }
    if (base || own || tags[2] === 'en') return resolveText(base ?? english, tags, words, own)
    if (file) break
    if (wanted && wanted === languages[0]) fail('unknown-language', wanted)
  }
  return resolveText(english, ['en'], words, words.text.en)
}

/**
 * Returns the words in the config's language, the page's, or the visitor's; in English if they are not there in time.
 */
export const loadText = <T extends Partial<Text>>(
  english: T,
  config: Words & Pick<ResolvedConfig, 'language'>,
  { load, fail }: TextHost,
): Promise<Wording<T>> =>
  chooseText(english, [config.language ?? '', document.documentElement.lang, ...navigator.languages], config, {
    load: (part) =>
      Promise.race([
        load(part),
        new Promise<never>((_, reject) => setTimeout(reject, PATIENCE, new Error(`${PATIENCE} ms`))),
      ]),
    fail,
  })
