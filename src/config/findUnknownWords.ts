import { NECESSARY } from '../choice/types'
import type { Text } from '../ui/text/types'
import { DEFAULTS } from './defaults'
import { type ConfigProblem, show } from './findProblems'
import { isObject } from './isObject'
import { nearest } from './nearest'

/** The keys of `text`: every word that a site can replace. */
export const TEXT_KEYS: readonly (keyof Text)[] = [
  ...(['title', 'intro', 'introOptOut', 'lifetimes', 'refusal', 'policy', 'acceptAll', 'rejectAll', 'optOut'] as const),
  ...(['manage', 'save', 'closeRefuses', 'close', 'sessionOnly', 'sessionOnlyHelp', 'alwaysOn', 'counts'] as const),
  ...(['session', 'persistent', 'storage', 'provider', 'until', 'categories', 'signal', 'asked', 'stays'] as const),
  ...([
    'changed',
    'added',
    'altered',
    'choice',
    'allowed',
    'rejected',
    'at',
    'expires',
    'download',
    'erase',
    'contact',
    'saved',
  ] as const),
  ...(['present', 'deleteNow', 'deleted', 'refusalKept', 'held', 'loadOnce', 'alwaysAllow', 'launcher'] as const),
]

/** Returns a language tag as words are looked up by it (RFC 5646 section 2.1.1); `''` for what is none. */
function canonical(tag: string): string {
  try {
    // As `tagsFor` does: English as it is, and both Norwegian forms as one.
    if (/^en-[A-Z]{2}$/.test(tag)) return tag
    // A language of more than three letters is none that a browser has.
    return /^[a-z]{2,3}(-|$)/i.test(tag) ? (Intl.getCanonicalLocales(tag.replace(/^n[no]\b/i, 'nb'))[0] ?? '') : ''
  } catch {
    return ''
  }
}

const problem = (path: string, text: string): ConfigProblem => ({ path, message: `${path}: ${text}` })

/** Returns a problem for each language, key and value in `text` whose words would never be shown. */
export function findUnknownWords(config: unknown): ConfigProblem[] {
  const { text, categories = DEFAULTS.categories } = Object(config) as { text?: unknown; categories?: unknown }
  const ids = [NECESSARY, ...Object.keys(Object(categories))]
  /** @param what the keys name, and what happens with others */
  const look = (words: unknown, path: string, known: readonly string[], what: string): ConfigProblem[] =>
    Object.entries(isObject(words) ? words : {}).flatMap(([key, value]) => {
      const at = `${path}.${key}`
      if (!known.includes(key)) {
        const guess = nearest(key, known)
        return [problem(at, `"${key}" is ${what}; ${guess ? `did you mean "${guess}"?` : 'it is never shown.'}`)]
      }
      const hasWords = key === 'categories' || known === ids
      if (hasWords && isObject(value))
        return known === ids
          ? look(value, at, ['label', 'description'], 'the name of no word')
          : look(value, at, ids, 'no category')
      // `findProblems` tells a list.
      return (typeof value === 'string' && !hasWords) || (Array.isArray(value) && known === TEXT_KEYS)
        ? []
        : [problem(at, `${show(value)} is not allowed here, it takes ${hasWords ? 'an object' : 'text'}`)]
    })
  return Object.entries(isObject(text) ? text : {}).flatMap(([language, words]) => {
    const path = `text.${language}`
    const tag = canonical(language.replaceAll('_', '-'))
    const wrong =
      tag && tag === language
        ? []
        : [
            problem(
              path,
              `"${language}" is no language tag that words are found by; ${tag ? `did you mean "${tag}"?` : 'it is never shown.'}`,
            ),
          ]
    return [...wrong, ...look(words, path, TEXT_KEYS, 'the name of no word')]
  })
}
