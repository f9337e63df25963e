import { allows as isAllowed, type Terms } from '../choice/allows'
import type { Choice, Lifetime } from '../choice/types'
import { validity } from '../choice/validity'
import { withheld } from '../choice/withheld'
import { resolveConfig } from '../config/resolveConfig'
import type { ConsentConfig, ResolvedConfig } from '../config/schema'
import { resolveOnce } from './config'
import { cookiesIn } from './cookieHeader'
import { allowsIn, readBare, recordIn, termsOf } from './record'

/** Header names in lower case, as Node's `request.headers` has them. */
export type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>

/** The part of a Node request that is read: `node:http`, `node:http2`, Express, Connect; for Fastify, `request.raw`. */
export interface NodeRequest {
  headers: HeaderRecord
  url?: string | undefined
  /** Express and Connect shorten `url` inside a mounted router. */
  originalUrl?: string
}

/** Where to read a choice from: a web or Node request, its headers, or a `Cookie` header. */
export type Source = Request | Headers | NodeRequest | HeaderRecord | string | null | undefined

/** The visitor behind a request. */
export interface Visitor {
  /** The choice that holds for this request, without what the browser's privacy signal refuses. */
  readonly choice: Choice | null
  /** Returns whether a category or service may run and, with `'persistent'`, keep data beyond the session. */
  allows(id: string, lifetime?: Lifetime): boolean
}

/** What this room reads from a request. */
export interface Seen {
  terms: Terms
  /** Whether it carries a privacy signal that the config respects. */
  signal: boolean
  /** Names of the cookies that came with the request. */
  names: string[]
  /** Without the port; `''` if unknown. */
  host: string
  path: string
  /** Returns a header by its lower-case name; `''` if it is missing. */
  header(name: string): string
}

const headerOf = (source: Source): ((name: string) => string) => {
  if (typeof source === 'string' || !source) return (name) => (name === 'cookie' ? (source ?? '') : '')
  // Not `instanceof`: a request may come from another realm, or be a framework's own.
  const headers = 'headers' in source && typeof source.headers === 'object' ? (source.headers as Headers) : source
  // `Headers` throws at the pseudo-header names of HTTP/2.
  if ('get' in headers && typeof headers.get === 'function')
    return (name) => (name[0] === ':' ? '' : ((headers as Headers).get(name) ?? ''))
  return (name) => {
    const value = (headers as HeaderRecord)[name]
    // HTTP/2 may split `Cookie` into several fields (RFC 9113 section 8.2.3).
    return typeof value === 'string' ? value : (value ?? []).join('; ')
  }
}

const NOWHERE = 'unknown.invalid'

function placeOf(source: Source, header: (name: string) => string): { host: string; path: string } {
  const { originalUrl, url: bare = '' } = Object(source) as Partial<NodeRequest>
  try {
    // Node's `url` is a path. `Host` is the host that the browser requested, also behind a proxy.
    const url = new URL(originalUrl ?? bare, `http://${header('host') || header(':authority') || NOWHERE}`)
    const host = new URL(`http://${header('host') || url.host}`).hostname
    return { host: host === NOWHERE ? '' : host, path: url.pathname }
  } catch {
    return { host: '', path: '/' }
  }
}

/**
 * Reads a request: choice, privacy signal, cookie names and place. `Sec-GPC: 1` equals
 * `navigator.globalPrivacyControl`; any other value is no signal
 * (https://w3c.github.io/gpc/#the-sec-gpc-header-field-for-http-requests).
 */
export function see(source: Source, config: ResolvedConfig): Seen {
  const header = headerOf(source)
  const cookies = header('cookie')
  const { respect } = config
  const signal = (respect.gpc && header('sec-gpc') === '1') || (respect.dnt && header('dnt') === '1')
  const record = recordIn(cookies, config.cookie.name)
  const { choice } = validity(record, config, Date.now())
  const bare = !source || typeof source === 'string'
  return {
    // A `Cookie` header alone tells nothing about a signal.
    terms: bare ? termsOf(choice, config) : { config, choice, withheld: withheld(config, signal, { record, choice }) },
    signal,
    names: cookiesIn(cookies).map(([name]) => name),
    ...placeOf(source, header),
    header,
  }
}

/** Returns the choice without the categories that a privacy signal refuses. */
const inForce = ({ choice, withheld }: Terms): Choice | null =>
  choice && { ...choice, granted: choice.granted.filter((id) => !withheld.includes(id)) }

/** Reads the visitor behind a request. @throws ConsentConfigError for a wrong config */
export function visitorOf(source: Source, config: ConsentConfig): Visitor {
  const { terms } = see(source, resolveOnce(config))
  return { choice: inForce(terms), allows: (id, lifetime) => isAllowed(terms, [id], lifetime) }
}

/**
 * Returns the choice of a request if it still holds: not expired, and for the policy's current version. Leaves out what
 * was added since and what a privacy signal refuses. `null` while nothing is decided.
 */
export const readChoice = (source: Source, config?: ConsentConfig): Choice | null =>
  config ? inForce(see(source, resolveOnce(config)).terms) : readBare(headerOf(source)('cookie'))

/**
 * Returns whether a choice lets a category run and, with `'persistent'`, keep data beyond the session. Services and
 * `mode` need the config: without it, everything that was not granted is refused.
 */
export const allows = (choice: Choice | null, id: string, lifetime?: Lifetime, config?: ConsentConfig): boolean =>
  allowsIn(choice, id, lifetime, config && resolveConfig(config).config)
