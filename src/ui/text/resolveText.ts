import { NECESSARY } from '../../choice/types'
import type { Category } from '../../config/schema'
import type { Text } from './types'

/** The words in force, the language they are in, which is not always the page's, and the way it runs. */
export interface Wording<T = Text> {
  text: T & Pick<Text, 'categories'>
  language: string
  dir: 'ltr' | 'rtl'
}

/** Scripts that run from right to left, and are written today: https://www.unicode.org/iso15924/iso15924-codes.html */
const RTL = /Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa/

/**
 * The site's own words over its labels over those of the language.
 *
 * @param tags of the language, the closest first, as `tagsFor` gives them
 */
export function resolveText<T extends Partial<Text>>(
  base: T,
  [language = 'en', likely = '']: readonly string[],
  categories: readonly Category[],
  own?: Partial<Text>,
): Wording<T> {
  const words: Text['categories'] = {}
  for (const category of [{ id: NECESSARY }, ...categories]) {
    const { id } = category
    words[id] = { label: id, description: '', ...base.categories?.[id], ...category, ...own?.categories?.[id] }
  }
  // A sentence of the site's own holds whatever the config has it keep.
  const kept = own?.refusal && { refusalKept: own.refusal }
  return { text: { ...base, ...kept, ...own, categories: words }, language, dir: RTL.test(likely) ? 'rtl' : 'ltr' }
}
