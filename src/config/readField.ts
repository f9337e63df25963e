import { CLAIMS, type Field, type Form, type Leaf } from './fields'
import { isObject } from './isObject'
import { nearest } from './nearest'

/**
 * Called with each mistake.
 *
 * @param path such as `services[0].category`
 * @param what the field, if it takes something else; the known names, if the given one is unknown; or a keyword
 */
export type Tell = (path: string, given: unknown, what: Field | readonly string[] | 'taken' | 'name') => void

/** Returns whether the value of an unknown key (`domains`, `url`, `src`) looks like a host or an address, or a list. */
const mayBeHosts = (value: unknown): boolean =>
  [value].flat().some((one) => typeof one === 'string' && /[\w-]\.[a-z]/i.test(one))

/** Returns the items of what was given for a list: a single item, or an object whose keys name the items. */
function itemsIn(value: unknown, item: Leaf | Form): unknown[] {
  // A name may have a blank or a comma itself, so that of a key or a host counts as a whole too.
  if (typeof value === 'string')
    return [...new Set([...(typeof item === 'function' ? [value] : []), ...value.split(/[\s,;|]+/)])]
  if (!isObject(value)) return [value]
  const entries = Object.entries(value)
  if (typeof item === 'function') return entries.flat()
  const [name = ''] = Object.keys(item)
  return entries.some(([key]) => key in item) ? [value] : entries.map(([key, one]) => ({ [name]: key, ...Object(one) }))
}

/**
 * Returns a value as its field takes it, with every default filled in. Calls `tell` with mistakes, and reads them in
 * the way that shuts most: a single item is a list of one, a text is the first field of its object, and a mistyped key
 * is the nearest key that can only shut something.
 */
export function readField(value: unknown, field: Field, path: string, tell: Tell): unknown {
  if (typeof field === 'function') {
    const read = field(value)
    if (Array.isArray(read)) tell(path, value, field)
    return read
  }

  if (Array.isArray(field)) {
    const [item] = field as readonly [Leaf | Form]
    if (value === undefined) return []
    const items = Array.isArray(value) ? value.flat(1) : itemsIn(value, item)
    if (!Array.isArray(value) || value.some(Array.isArray)) tell(path, value, field)
    return items.flatMap((one, index) => readField(one, item, `${path}[${index}]`, tell) ?? [])
  }

  const form = field as Form
  const known = Object.keys(form)
  const at = (key: string): string => (path ? `${path}.${key}` : key)
  if (value !== undefined && !isObject(value)) tell(path, value, form)
  // Own keys only: a page may have added others to the prototype.
  const given = Object.entries(typeof value === 'string' ? { [`${known[0]}`]: value } : Object(value))

  const any = form['*']
  if (any) {
    const entries = given.flatMap(([key, one]) => {
      if (typeof any === 'function' || isObject(one)) return [[key, readField(one, any, at(key), tell)]]
      tell(at(key), one, any)
      return []
    })
    return value === undefined ? value : Object.fromEntries(entries)
  }

  const meant = given.flatMap(([key, one]) => {
    if (one === undefined) return []
    if (known.includes(key)) return [[key, one]]
    tell(at(key), key, known)
    return [[nearest(key, CLAIMS) ?? (mayBeHosts(one) && 'hosts'), one]]
  })
  const entries = Object.entries(form).flatMap(([key, inner]) => {
    const values = meant.filter(([name]) => name === key).map(([, one]) => one)
    const read = readField(values.length > 1 ? values : values[0], inner, at(key), tell)
    const kept = Array.isArray(inner) ? read : [read].flat()[0]
    return kept === undefined ? [] : [[key, kept]]
  })
  return Object.fromEntries(entries)
}
