import type { ConsentConfig } from '../config/schema'
import { type Source, visitorOf } from './visitor'

/**
 * Returns whether data about this visitor (address, browser, pages, search terms) may be logged.
 *
 * @param category the purpose of such data
 */
export const mayLog = (source: Source, config: ConsentConfig, category = 'analytics'): boolean =>
  visitorOf(source, config).allows(category)

/**
 * Returns an IP address without the part that identifies a connection: the first three numbers of IPv4, the first 48
 * bits of IPv6. `''` if it is no IP address.
 */
export function truncateIp(ip: string): string {
  const four = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(ip.trim())
  if (four) return `${four[1]}.0`
  const [text = ''] = ip
    .trim()
    .replace(/^\[|\]$/g, '')
    // The last 32 bits may be written as an IPv4 address (RFC 4291 section 2.2); they are cut off anyway.
    .replace(/(\d{1,3}\.){3}\d{1,3}$/, '0:0')
    .split('%')
  if (!/^[\da-f:]*:[\da-f:]*$/i.test(text) || (text.match(/::/g) ?? []).length > 1) return ''
  const [head = '', tail] = text.split('::')
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  if (tail === undefined ? left.length !== 8 : left.length + right.length > 7) return ''
  const groups = [
    ...left,
    ...Array<string>(tail === undefined ? 0 : 8 - left.length - right.length).fill('0'),
    ...right,
  ]
  return `${groups
    .slice(0, 3)
    .map((group) => Number.parseInt(group || '0', 16).toString(16))
    .join(':')}::`
}

/** Fields of a log line that are about the response and not about the visitor. */
const HARMLESS = ['method', 'status', 'statusCode', 'duration', 'responseTime', 'bytes', 'time', 'level']

const isPlain = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string'

/** Match what may be an IP address within a text. */
const FOUR = /(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\w)/g
const SIX = /(?<![\w.:])[\da-f]*:[\da-f:.]*[\da-f:](?!\w)/gi

/** Fields of which nothing but addresses stays. */
const ADDRESSES = /^(ips?|(remote)?address|host_ip|clientip|x-forwarded-for|forwarded)$/i

const cutText = (text: string): string =>
  text.replace(FOUR, truncateIp).replace(SIX, (word) => truncateIp(word) || word)

const cutAddresses = (text: string): string =>
  text
    .split(/\s*,\s*/)
    .map(truncateIp)
    .filter(Boolean)
    .join(', ')

/**
 * Returns the value of a field with each address in it truncated, however deep it lies: in lists and plain objects, and
 * within a text. Leaves out what contains itself.
 */
function cut(key: string, value: unknown, around: readonly unknown[] = []): unknown {
  if (Object(value) !== value) {
    if (ADDRESSES.test(key)) return cutAddresses(`${value}`)
    return typeof value === 'string' ? cutText(value) : value
  }
  if (around.includes(value)) return undefined
  const inside = [...around, value]
  if (Array.isArray(value)) return value.map((one) => cut(key, one, inside))
  const prototype = Object.getPrototypeOf(value)
  // An instance of a class stays as it is: a copy would lack its methods.
  if (prototype && prototype !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, cut(name, one, inside)]))
}

export interface LogOptions {
  /** The purpose of data about visitors. @default 'analytics' */
  category?: string
  /** Further fields that tell nothing about a visitor: they stay in every line. */
  keep?: readonly string[]
}

/**
 * Returns a log line that may be written. With the visitor's consent, everything but the end of their address; without
 * it, only `keep` and fields known to be about the response: no address, browser, page, referrer or search term.
 */
export function redactLog<T extends Record<string, unknown>>(
  line: T,
  source: Source,
  config: ConsentConfig,
  { category, keep = [] }: LogOptions = {},
): Partial<T> {
  const allowed = mayLog(source, config, category)
  const entries = Object.entries(line).flatMap(([key, value]): [string, unknown][] => {
    if (allowed) return [[key, cut(key, value)]]
    return keep.includes(key) || (HARMLESS.includes(key) && isPlain(value)) ? [[key, value]] : []
  })
  return Object.fromEntries(entries) as Partial<T>
}
