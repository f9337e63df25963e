import type { Field, Form, Leaf } from './fields'
import { nearest } from './nearest'

/**
 * Hears of a mistake.
 *
 * @param path such as `services[0].category`
 * @param what the field that takes something else; the names that are known, where it is none of them; or a word
 */
export type Tell = (path: string, given: unknown, what: Field | readonly string[] | 'needed' | 'taken' | 'name') => void

export const isObject = (value: unknown): value is Record<string, unknown> =>
  !!value && typeof value === 'object' && !Array.isArray(value)

/** What stands in place of a list: one of its items, or an object whose keys name them. */
function itemsIn(value: unknown, item: Leaf | Form): unknown[] {
  if (!isObject(value)) return [value]
  const entries = Object.entries(value)
  if (typeof item === 'function') return entries.flat()
  const [name = ''] = Object.keys(item)
  return entries.some(([key]) => key in item) ? [value] : entries.map(([key, one]) => ({ [name]: key, ...Object(one) }))
}

/**
 * A value as its field takes it, with every default filled in. Tells of what is wrong, and reads it in the way that
 * shuts most: one item is a list of one, a bare value is the first of its object, a mistyped key is the nearest known.
 *
 * @param guessed whether its key is a guess: then nothing that it says may open anything
 */
export function readField(value: unknown, field: Field, path: string, tell: Tell, guessed?: boolean): unknown {
  if (typeof field === 'function') {
    const sound = guessed && value !== undefined ? undefined : field(value)
    if (value === undefined || sound !== undefined) return sound
    tell(path, value, field)
    return field(value, true) ?? field(undefined)
  }

  if (Array.isArray(field)) {
    const [item] = field as readonly [Leaf | Form]
    if (value === undefined) return []
    const items = Array.isArray(value) ? value.flat(9) : itemsIn(value, item)
    if (!Array.isArray(value) || value.some(Array.isArray)) tell(path, value, field)
    return items.flatMap((one, index) => readField(one, item, `${path}[${index}]`, tell, guessed) ?? [])
  }

  const form = field as Form
  const known = Object.keys(form)
  const isMistaken = value !== undefined && !isObject(value)
  if (isMistaken) tell(path, value, form)
  // Without a prototype, which a page may have put names on.
  const given = Object.assign(Object.create(null), isMistaken ? { [`${known[0]}`]: value } : value)
  const at = (key: string): string => (path ? `${path}.${key}` : key)

  const any = form['*']
  if (any) {
    const entries = Object.entries(given).flatMap(([key, one]) => {
      if (typeof any === 'function' || isObject(one)) return [[key, readField(one, any, at(key), tell, guessed)]]
      tell(at(key), one, any)
      return []
    })
    return value && Object.fromEntries(entries)
  }

  const unknown = Object.keys(given).filter((key) => !known.includes(key) && given[key] !== undefined)
  for (const key of unknown) tell(at(key), key, known)
  const entries = Object.entries(form).flatMap(([key, inner]) => {
    const own = readField(given[key], inner, at(key), tell, guessed || isMistaken)
    const guesses = unknown
      .filter((name) => nearest(name, known) === key)
      .map((name) => readField(given[name], inner, at(name), tell, true))
    const guess = given[key] === undefined ? guesses[0] : undefined
    const read = Array.isArray(own) ? [own, ...guesses].flat() : (guess ?? own)
    return read === undefined ? [] : [[key, read]]
  })
  return Object.fromEntries(entries)
}
