import { allows as isAllowed, type Terms } from '../choice/allows'
import type { Choice, Lifetime } from '../choice/types'
import { validity } from '../choice/validity'
import { withheld } from '../choice/withheld'
import { resolveConfig } from '../config/resolveConfig'
import type { ConsentConfig, ResolvedConfig } from '../config/schema'
import { settle } from './config'
import { cookiesIn } from './cookieHeader'
import { allowsIn, readBare, recordIn, termsOf } from './record'

/** Header names in lower case, as Node's `request.headers` has them. */
export type HeaderRecord = Readonly<Record<string, string | readonly string[] | undefined>>

/** As much of a Node request as is read: of `node:http`, `node:http2`, Express, Connect; Fastify's is in `request.raw`. */
export interface NodeRequest {
  headers: HeaderRecord
  url?: string | undefined
  /** Express and Connect shorten `url` where a router is mounted. */
  originalUrl?: string
}

/** Where to read what a visitor chose: a request, its headers (of the web's or of Node's sort), or a `Cookie` header. */
export type Source = Request | Headers | NodeRequest | HeaderRecord | string | null | undefined

/** A visitor as one request shows them. */
export interface Visitor {
  /** The choice that holds for this request: what their browser's privacy signal refuses is not granted in it. */
  readonly choice: Choice | null
  /** Whether a category or service may run and, with `'persistent'`, keep things beyond the session. */
  allows(id: string, lifetime?: Lifetime): boolean
}

/** What the rest of the server half knows of a request beside. */
export interface Seen {
  terms: Terms
  /** Whether a privacy signal that counts came with it. */
  signal: boolean
  /** Names of the cookies that came with the request. */
  names: string[]
  /** Without the port; `''` where it is not known. */
  host: string
  path: string
  /** One header of the request. */
  header(name: string): string
}

const headerOf = (source: Source): ((name: string) => string) => {
  if (typeof source === 'string' || !source) return (name) => (name === 'cookie' ? (source ?? '') : '')
  // Not `instanceof`: a request may come from another realm, or be a framework's own.
  const headers = 'headers' in source && typeof source.headers === 'object' ? (source.headers as Headers) : source
  // `Headers` throws at the names that HTTP/2 has for itself.
  if ('get' in headers && typeof headers.get === 'function')
    return (name) => (name[0] === ':' ? '' : ((headers as Headers).get(name) ?? ''))
  return (name) => {
    const value = (headers as HeaderRecord)[name]
    // HTTP/2 may split the cookies over several fields (RFC 9113 section 8.2.3).
    return typeof value === 'string' ? value : (value ?? []).join('; ')
  }
}

const NOWHERE = 'unknown.invalid'

function placeOf(source: Source, header: (name: string) => string): { host: string; path: string } {
  const { originalUrl, url: bare = '' } = Object(source) as Partial<NodeRequest>
  try {
    // What Node calls the URL of a request is its path. `Host` is what the browser asked for, also behind a proxy.
    const url = new URL(originalUrl ?? bare, `http://${header('host') || header(':authority') || NOWHERE}`)
    const host = new URL(`http://${header('host') || url.host}`).hostname
    return { host: host === NOWHERE ? '' : host, path: url.pathname }
  } catch {
    return { host: '', path: '/' }
  }
}

/**
 * What a request says. `Sec-GPC: 1` is the same signal as `navigator.globalPrivacyControl`; any other value is none
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
    // A cookie text alone tells of no signal.
    terms: bare ? termsOf(choice, config) : { config, choice, withheld: withheld(config, signal, { record, choice }) },
    signal,
    names: cookiesIn(cookies).map(([name]) => name),
    ...placeOf(source, header),
    header,
  }
}

/** What is granted for this request. */
export const inForce = ({ choice, withheld }: Terms): Choice | null =>
  choice && { ...choice, granted: choice.granted.filter((id) => !withheld.includes(id)) }

/** The visitor behind a request. @throws ConsentConfigError for a wrong config */
export function visitorOf(source: Source, config: ConsentConfig): Visitor {
  const { terms } = see(source, settle(config))
  return { choice: inForce(terms), allows: (id, lifetime) => isAllowed(terms, [id], lifetime) }
}

/**
 * The choice that holds for a request: not expired, given under the policy's present version, what was added since and
 * what a privacy signal refuses left out. `null` where nothing is decided.
 */
export const readChoice = (source: Source, config?: ConsentConfig): Choice | null =>
  config ? inForce(see(source, settle(config)).terms) : readBare(headerOf(source)('cookie'))

/**
 * Whether a choice lets a category run and, with `'persistent'`, keep things beyond the session. A service is only known
 * by its config, and so is the mode: without one, what was not granted is refused.
 */
export const allows = (choice: Choice | null, id: string, lifetime?: Lifetime, config?: ConsentConfig): boolean =>
  allowsIn(choice, id, lifetime, config && resolveConfig(config).config)
