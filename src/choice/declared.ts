import type { ResolvedConfig, ResolvedService, Service, ServiceCookie } from '../config/schema'
import { isOwnHost } from './isOwnHost'
import { matcher } from './match'

/*
 * Which services a name or an address belongs to. Services are gone through once, when something is first asked about:
 * from then on a host costs as many look-ups as it has labels, a name costs one, and only patterns are tried one by one.
 */

const KINDS = ['cookies', 'storage', 'hosts'] as const

/** What a service declares. */
export type Declared = (typeof KINDS)[number]

/** What is read of an address; a `URL` is one. */
export type Address = Pick<URL, 'host' | 'hostname' | 'port' | 'protocol' | 'pathname'>

interface Rule {
  service: Service
  /** The heavier is the more specific. */
  weight: number
  fits(name: string): boolean
  /** Of a host: the port and path that narrow it, with a slash at the end. */
  rest: string
}

/** By kind and name; all that have a `*` in their name stand under their kind alone. */
type Index = Map<string, Rule[]>

function createIndex(services: readonly Service[]): Index {
  const index: Index = new Map()
  for (const service of services) {
    for (const what of KINDS) {
      for (const item of service[what] ?? []) {
        const text = `${(item as ServiceCookie).name ?? item}`
        const [, name = text, narrowed = ''] = (what === 'hosts' && /^([^:/]*)(.*)/s.exec(text)) || []
        const rest = unescape(narrowed).replace(/\/?$/, '/')
        const letters = name.replace(/\*/g, '')
        const key = letters === name ? `${what} ${name}` : what
        const rules = index.get(key) ?? []
        rules.push({ service, rest, fits: matcher(name), weight: letters.length + rest.length })
        index.set(key, rules)
      }
    }
  }
  return index
}

/** Made when something is first asked about: whatever a page has broken, reading this file throws nothing. */
let indexes: WeakMap<readonly Service[], Index> | undefined

function indexOf(services: readonly Service[]): Index {
  indexes ??= new WeakMap()
  const index = indexes.get(services) ?? createIndex(services)
  indexes.set(services, index)
  return index
}

/** The services whose rule is the most specific. */
function heaviest(rules: readonly Rule[]): ResolvedService[] {
  const most = Math.max(...rules.map(({ weight }) => weight))
  return rules.filter(({ weight }) => weight === most).map(({ service }) => service)
}

const byPattern = (index: Index, what: Declared, name: string): Service[] =>
  heaviest((index.get(what) ?? []).filter(({ fits }) => fits(name)))

/**
 * The services that declare this cookie or this storage key, database or cache: by its very name, or else by the pattern
 * with the most letters. Several where they claim it alike: then all of them must be granted.
 */
export function servicesOf(services: readonly Service[], what: Declared, name: string): Service[] {
  const index = indexOf(services)
  const exact = index.get(`${what} ${name}`) ?? index.get(`${what} ${unescape(name)}`)
  return exact ? heaviest(exact) : byPattern(index, what, name)
}

/**
 * The services that declare this address: by the longest host, then by the longest port and path. Several where they
 * claim it alike: then all of them must be granted. None does the page's own host as a whole, and a pattern (which is a
 * mistake) does none of the site's own hosts.
 */
export function servicesAt(
  config: Pick<ResolvedConfig, 'services' | 'ownHosts' | 'page'>,
  { hostname, port, protocol, pathname }: Address,
): Service[] {
  const index = indexOf(config.services)
  // `example.com.` is the same host, from the root of all domains.
  const host = hostname.replace(/\.$/, '')
  const isPage = config.page === host + (port && `:${port}`)
  const isNarrowedTo = ({ rest }: Rule): boolean => {
    // A server takes `/%74rack` for `/track`.
    const path = `${unescape(pathname)}/`
    const full = `:${port || (/s:$/.test(protocol) ? 443 : 80)}${path}`
    return (path.startsWith(rest) || full.startsWith(rest)) && !(isPage && /^(:\d+)?\/$/.test(rest))
  }
  const found: ResolvedService[] = []
  for (let suffix = host; suffix; suffix = suffix.replace(/^[^.]*\.?/, '')) {
    const rules = index.get(`hosts ${suffix}`)?.filter(isNarrowedTo) ?? []
    found.push(...heaviest(rules))
    // A guess takes nothing away from a shorter host: both must be granted.
    if (found[0] && !found.some(({ isGuess }) => isGuess)) return found
  }
  return found[0] || isOwnHost(config, host, config.page.replace(/:\d+$/, '')) ? found : byPattern(index, 'hosts', host)
}
