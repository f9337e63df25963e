import type { ConsentConfig } from '../../config/schema'
import type { Given } from './types'

/** Returns the type of a value. Their values come from another realm, where `instanceof` fails. */
export const kindOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)
export const isGiven = (value: unknown): value is Given => kindOf(value) === 'Object'
export const given = (value: unknown): Given => (isGiven(value) ? value : {})
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
/** Stands in a text for what only the page knows: `'.' + location.hostname`. */
export const UNKNOWN = '\ufffd'
export const text = (value: unknown): string => (typeof value === 'string' && !value.includes(UNKNOWN) ? value : '')

/** Returns a text without its markup: our words take none. */
export const words = (value: unknown): string =>
  text(value)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** Returns an object without its empty values. */
export const compact = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([, each]) => each !== undefined && each !== '' && !(isGiven(each) && !Object.keys(each).length),
    ),
  ) as Defined<T>

/**
 * A line for each key that was not carried over: nothing goes in silence.
 *
 * @param said of each key `true` where it was carried over, else why not
 */
export const leftOver = (from: Given, said: Record<string, true | string>, path = ''): string[] =>
  Object.keys(from).flatMap((key) =>
    said[key] === true ? [] : [`${path}${key}: ${said[key] ?? 'there is nothing like it here'}`],
  )

/** For `leftOver`: whether a text was carried over. Here is a config, so what a script makes of the page is no text. */
export const ifText = (value: unknown): true | string =>
  value === undefined || text(value) ? true : 'is no plain text here, so it is left out; write what it comes to'

/** For `leftOver`: whether a number of days was carried over as it is. */
export function ifDays(value: unknown): true | string {
  const days = daysOf(value)
  if (value === undefined || days === value) return true
  return days
    ? `browsers keep no cookie for longer than 400 days, so ${days} stands there`
    : 'is no number of whole days, so the default of 180 holds'
}

/** The name or pattern of a cookie that theirs gives as a text or a regular expression; `''` where no pattern says the same. */
export function patternOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (kindOf(value) !== 'RegExp') return ''
  const { source } = value as RegExp
  const bare = source.replace(/^\^/, '').replace(/\$$/, '')
  const name = bare
    .replace(/(\\[wdS]|\[[^\]]*\]|\.)(\*|\+|\{[\d,]+\})\??/g, '*')
    .replace(/\\([.\-_/])/g, '$1')
    .replace(/\*{2,}/g, '*')
  if (!/^[\w.\-/*]*$/.test(name) || /^\*?$/.test(name)) return ''
  const opened = source.startsWith('^') || name.startsWith('*') ? name : `*${name}`
  return source.endsWith('$') || name.endsWith('*') ? opened : `${opened}*`
}

/** Their purposes and ours, by the words that are used for them. */
const PURPOSES: [RegExp, string][] = [
  [/^(strictly)?.?(necessary|essential|required|security|technical|obligatory)/i, 'necessary'],
  [/^(function|prefer|experience|personali[sz]|livechat|styling|support|comfort|convenience)/i, 'functional'],
  [/^(analy|stat|perform|measure|audience)/i, 'analytics'],
  [/^(market|advert|ads?$|target|social|video|media)/i, 'marketing'],
]
/** Returns our category for one of theirs; an unknown one keeps its name. */
export const categoryFor = (purpose: string): string =>
  PURPOSES.find(([pattern]) => pattern.test(purpose))?.[1] ?? (purpose.replace(/[^\w-]+/g, '-') || 'functional')

/** Returns the option `categories`; `undefined` if they are the default ones. */
export function categoriesOf(ids: readonly string[]): Record<string, object> | undefined {
  const asked = [...new Set(ids)].filter((id) => id !== 'necessary')
  const defaults = ['functional', 'analytics', 'marketing']
  return asked.every((id) => defaults.includes(id)) && asked.length === defaults.length
    ? undefined
    : Object.fromEntries(asked.map((id) => [id, {}]))
}

/** The lines for those of their categories that have another name here, and for those that have become one. */
export const renamedIn = (path: string, map: readonly (readonly [theirs: string, ours: string])[]): string[] =>
  map.flatMap(([theirs, ours]) => {
    const others = map.filter(([other, same]) => same === ours && other !== theirs).map(([other]) => other)
    const also = others[0] ? `, as "${others.join('", "')}" is` : ''
    return theirs === ours && !also ? [] : [`${path}${theirs}: is "${ours}" here${also}`]
  })

/** Days that ours keep a choice for, as theirs say; at most 400, as browsers keep no cookie for longer. */
export const daysOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 ? Math.min(value, 400) : undefined

/** Our policy for an address of theirs, and the line that says what is still to be written. */
export const policyAt = (url: string | undefined): { policy: ConsentConfig['policy']; lost: string } =>
  url
    ? {
        policy: { url, version: '1' },
        lost: 'policy.version: theirs has none, so "1" stands there; a new one asks again',
      }
    : { policy: undefined, lost: 'policy: theirs has none; add { "url": "/privacy-policy", "version": "1" }' }

/** The lifetime that stands where theirs says none: the longest that regulators take (CNIL 2020-092). */
export const LIFETIME = '13 months'
