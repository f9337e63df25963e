import type { ResolvedConfig, ResolvedService, Service, ServiceCookie } from '../config/schema'
import { isOwnHost } from './isOwnHost'
import { decode, matcher } from './match'

/*
 * Finds the services that declare a name or an address. They are indexed at the first look-up: after that a host costs
 * one look-up per label, a name costs one, and only patterns are tried one by one.
 */

const KINDS = ['cookies', 'storage', 'hosts'] as const

/** The fields in which a service declares names and hosts. */
export type Declared = (typeof KINDS)[number]

/** The parts of a `URL` that matter here. */
export type Address = Pick<URL, 'host' | 'hostname' | 'port' | 'protocol' | 'pathname'>

interface Rule {
  service: ResolvedService
  /** Of a cookie: how long it is declared to last. */
  lifetime?: string | undefined
  /** Number of letters: the heavier rule is the more specific. */
  weight: number
  fits(name: string): boolean
  /** Port and path that narrow a host, with a slash at the end. */
  rest: string
}

/** Rules by kind and name (`hosts example.com`); those with a `*` in their name by kind alone. */
type Index = Map<string, Rule[]>

function createIndex(services: readonly Service[]): Index {
  const index: Index = new Map()
  for (const service of services) {
    for (const what of KINDS) {
      for (const item of service[what] ?? []) {
        const { name: own, lifetime } = item as Partial<ServiceCookie>
        const text = `${own ?? item}`
        const [, name = text, narrowed = ''] = (what === 'hosts' && /^([^:/]*)(.*)/s.exec(text)) || []
        const rest = decode(narrowed).replace(/\/?$/, '/')
        const letters = name.replace(/\*/g, '')
        const key = letters === name ? `${what} ${name}` : what
        const rules = index.get(key) ?? []
        rules.push({ service, lifetime, rest, fits: matcher(name), weight: letters.length + rest.length })
        index.set(key, rules)
      }
    }
  }
  return index
}

/** Created at the first look-up, so that loading this file throws nothing, whatever a page has broken. */
let indexes: WeakMap<readonly Service[], Index> | undefined

function indexOf(services: readonly Service[]): Index {
  indexes ??= new WeakMap()
  const index = indexes.get(services) ?? createIndex(services)
  indexes.set(services, index)
  return index
}

/** Returns the most specific rules. */
function heaviest(rules: readonly Rule[]): Rule[] {
  const most = Math.max(...rules.map(({ weight }) => weight))
  return rules.filter(({ weight }) => weight === most)
}

const byPattern = (index: Index, what: Declared, name: string): Rule[] =>
  heaviest((index.get(what) ?? []).filter(({ fits }) => fits(name)))

const servicesIn = (rules: readonly Rule[]): ResolvedService[] => rules.map(({ service }) => service)

/** Returns how each service that declares this name does so: by its exact name, or else by the most specific pattern. */
export function rulesOf(services: readonly Service[], what: Declared, name: string): Rule[] {
  const index = indexOf(services)
  const exact = index.get(`${what} ${name}`) ?? index.get(`${what} ${decode(name)}`)
  return exact ? heaviest(exact) : byPattern(index, what, name)
}

/**
 * Returns the services that declare this cookie, storage key, database or cache: by its exact name, or else by the
 * pattern with the most letters. Several if they declare it alike: all of them must be granted.
 */
export const servicesOf = (services: readonly Service[], what: Declared, name: string): Service[] =>
  servicesIn(rulesOf(services, what, name))

/**
 * Returns the services that declare this address: by the longest host, then by the longest port and path. Several if
 * they declare it alike: all of them must be granted. Ignores a declaration of the page's own host as a whole, and a
 * pattern (which is a mistake) that fits a host of the site.
 */
export function servicesAt(
  config: Pick<ResolvedConfig, 'services' | 'ownHosts' | 'page'>,
  { hostname, port, protocol, pathname }: Address,
): Service[] {
  const index = indexOf(config.services)
  // `example.com.` is the same host as `example.com`.
  const host = hostname.replace(/\.$/, '')
  const isPage = config.page === host + (port && `:${port}`)
  const isNarrowedTo = ({ rest }: Rule): boolean => {
    // To a server, `/%74rack` is `/track`.
    const path = `${decode(pathname)}/`
    const full = `:${port || (/s:$/.test(protocol) ? 443 : 80)}${path}`
    return (path.startsWith(rest) || full.startsWith(rest)) && !(isPage && /^(:\d+)?\/$/.test(rest))
  }
  const found: Rule[] = []
  for (let suffix = host; suffix; suffix = suffix.replace(/^[^.]*\.?/, '')) {
    const rules = index.get(`hosts ${suffix}`)?.filter(isNarrowedTo) ?? []
    found.push(...heaviest(rules))
    // A guessed host does not override a shorter one: both must be granted.
    if (found[0] && !found.some(({ service }) => service.isGuess)) break
  }
  const isDecisive = found[0] || isOwnHost(config, host, config.page.replace(/:\d+$/, ''))
  return servicesIn(isDecisive ? found : byPattern(index, 'hosts', host))
}
