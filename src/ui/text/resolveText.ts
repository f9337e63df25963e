import { NECESSARY } from '../../choice/types'
import type { ResolvedConfig } from '../../config/schema'
import type { Text } from './types'

/** The words to show, their language, which may differ from the page's, and their direction. */
export interface Wording<T = Text> {
  text: T & Pick<Text, 'categories'>
  language: string
  dir: 'ltr' | 'rtl'
}

/** Right-to-left scripts that are in use today: https://www.unicode.org/iso15924/iso15924-codes.html */
const RTL = /Adlm|Arab|Hebr|Nkoo|Rohg|Syrc|Thaa/

/**
 * Merges words. The site's own texts win over its category labels, and these over the words of the language.
 *
 * @param tags of the language, the closest first, as from `tagsFor`
 */
export function resolveText<T extends Partial<Text>>(
  base: T,
  [language = 'en', likely = '']: readonly string[],
  config: Pick<ResolvedConfig, 'categories' | 'necessary'>,
  own?: Partial<Text>,
): Wording<T> {
  const words: Text['categories'] = {}
  for (const category of [{ ...config.necessary, id: NECESSARY }, ...config.categories]) {
    const { id } = category
    words[id] = { label: id, description: '', ...base.categories?.[id], ...category, ...own?.categories?.[id] }
  }
  // A site's own `refusal` also replaces `refusalKept`: it holds for any config.
  const kept = own?.refusal && { refusalKept: own.refusal }
  return { text: { ...base, ...kept, ...own, categories: words }, language, dir: RTL.test(likely) ? 'rtl' : 'ltr' }
}
