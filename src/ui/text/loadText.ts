import type { ResolvedConfig } from '../../config/schema'
import type { Fail } from '../../lib/report'
import { place } from './place'
import { resolveText, type Wording } from './resolveText'
import { tagsFor } from './tagsFor'
import type { Text } from './types'

/** Languages with a file of words; English is at hand. */
export const LANGUAGES = (
  'ar bg bn ca cs da de el es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv ' +
  'mt nb nl pl pt pt-BR ro ru sk sl sr sr-Latn sv th tr uk ur vi zh-Hans zh-Hant'
).split(' ')

/** Nobody waits longer for words to come; those that are late are there the next time. */
const PATIENCE = 3000

/** What fetches words, and hears of those that cannot be had. */
export interface TextHost {
  load(part: `text-${string}`): Promise<{ words: readonly string[] }>
  fail: Fail
}

/**
 * The words in the first language that is wanted and known: the config's, the page's, then the visitor's. `english` holds
 * those that the caller shows: all of them, or as many as come first in every file. Never rejects: what cannot be had in
 * time is told, and English.
 */
export async function loadText<T extends Partial<Text>>(
  english: T,
  { language = '', text, categories }: Pick<ResolvedConfig, 'language' | 'text' | 'categories'>,
  { load, fail }: TextHost,
): Promise<Wording<T>> {
  for (const wanted of [language, document.documentElement.lang, ...navigator.languages]) {
    const tags = wanted ? tagsFor(wanted) : []
    const own = tags.map((tag) => text[tag]).find(Boolean)
    const file = tags.find((tag) => LANGUAGES.includes(tag))
    let base: T | undefined
    if (file) {
      try {
        const late = new Promise<never>((_, reject) => setTimeout(reject, PATIENCE, new Error(`${PATIENCE} ms`)))
        base = place(english, (await Promise.race([load(`text-${file}`), late])).words)
      } catch (error) {
        fail('text-missing', `${file}: ${(error as Error).message}`)
      }
    }
    if (base || own || tags[2] === 'en') return resolveText(base ?? english, tags, categories, own)
    if (file) break
  }
  return resolveText(english, ['en'], categories, text.en)
}
