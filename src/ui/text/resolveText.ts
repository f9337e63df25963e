import { NECESSARY } from '../../choice/types'
import type { ResolvedConfig } from '../../config/schema'
import { en } from './en'
import type { Text } from './types'

/** The words in force and the language they are in, which is not always the page's. */
export interface Wording {
  text: Text
  language: string
}

/**
 * The site's own words for a language tag or its base (`pt-BR`, then `pt`), over its labels, over English. Where it has
 * none the language is English, so that a screen reader never reads English as if it were Thai.
 */
export function resolveText(
  { categories, text }: Pick<ResolvedConfig, 'categories' | 'text'>,
  tag: string,
  base: Text = en,
): Wording {
  const own = text[tag] ?? text[tag.replace(/-.*/, '')]
  const words: Text['categories'] = {}
  for (const category of [{ id: NECESSARY }, ...categories]) {
    const { id } = category
    words[id] = { label: id, description: '', ...base.categories[id], ...category, ...own?.categories?.[id] }
  }
  return { text: { ...base, ...own, categories: words }, language: own || tag.startsWith('en') ? tag : 'en' }
}
