import type { ConsentConfig } from '../config/schema'
import { type Source, visitorOf } from './visitor'

/**
 * Whether data about this visitor (address, browser, pages, search terms) may be kept in a log.
 *
 * @param category the purpose that such data serves
 */
export const mayLog = (source: Source, config: ConsentConfig, category = 'analytics'): boolean =>
  visitorOf(source, config).allows(category)

/**
 * An address without the part that tells one connection from another: the first three numbers of IPv4, the first 48
 * bits of IPv6. `''` for what is no address.
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

/** What a log line may hold about a response, as it is about no visitor. */
const HARMLESS = ['method', 'status', 'statusCode', 'duration', 'responseTime', 'bytes', 'time', 'level']
const ADDRESSES = ['ip', 'ips', 'remoteAddress', 'address', 'host_ip', 'clientIp', 'x-forwarded-for', 'forwarded']

const isPlain = (value: unknown): boolean => typeof value === 'number' || typeof value === 'string'

/** Every address in what a field holds, cut. */
const cut = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(cut)
    : `${value}`
        .split(/\s*,\s*/)
        .map(truncateIp)
        .filter(Boolean)
        .join(', ')

export interface LogOptions {
  /** The purpose that data about visitors serves. @default 'analytics' */
  category?: string
  /** Further fields that tell nothing of a visitor, and so stay in every line. */
  keep?: readonly string[]
}

/**
 * A log line as it may be written. Where the visitor allows it, everything but the end of their address; otherwise only
 * what is said of the response: no address, browser, page, referrer or search term. What the line holds beside is not
 * known to be harmless, and left out too.
 */
export function redactLog<T extends Record<string, unknown>>(
  line: T,
  source: Source,
  config: ConsentConfig,
  { category, keep = [] }: LogOptions = {},
): Partial<T> {
  const allowed = mayLog(source, config, category)
  const entries = Object.entries(line).flatMap(([key, value]): [string, unknown][] => {
    if (allowed) return [[key, ADDRESSES.includes(key) ? cut(value) : value]]
    return keep.includes(key) || (HARMLESS.includes(key) && isPlain(value)) ? [[key, value]] : []
  })
  return Object.fromEntries(entries) as Partial<T>
}
