import type { Text } from '../ui/text/types'
import type { ConfigProblem } from './findProblems'
import { nearest } from './nearest'
import { isObject } from './readField'

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

/** Returns a problem for each unknown key in `text`: its words would never be shown. */
export function findUnknownWords(config: unknown): ConfigProblem[] {
  const text = isObject(config) && isObject(config.text) ? config.text : {}
  return Object.entries(text).flatMap(([language, words]) =>
    (isObject(words) ? Object.keys(words) : []).flatMap((key) => {
      if ((TEXT_KEYS as readonly string[]).includes(key)) return []
      const path = `text.${language}.${key}`
      const guess = nearest(key, TEXT_KEYS)
      return [
        {
          path,
          message: `${path}: "${key}" is the name of no word; ${guess ? `did you mean "${guess}"?` : 'it is never shown.'}`,
        },
      ]
    }),
  )
}
