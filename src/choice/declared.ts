import type { ResolvedConfig, Service, ServiceCookie } from '../config/schema'
import { isOwnHost } from './isOwnHost'
import { matcher } from './match'

/*
 * Which service a name or an address belongs to. Services are gone through once, when something is first asked about:
 * from then on a host costs as many look-ups as it has labels, a name costs one, and only patterns are tried one by one.
 */

/** What a service declares. */
export type Declared = 'cookies' | 'storage' | 'hosts'

/** What is read of an address; a `URL` is one. */
export type Address = Pick<URL, 'host' | 'hostname' | 'port' | 'protocol' | 'pathname'>

interface Rule {
  service: Service
  /** The heavier is the more specific. */
  weight: number
  fits(name: string): boolean
  /** With its colon. */
  port: string
  path: string
}

interface Index {
  /** By their name, or by their host without port and path. */
  exact: Map<string, Rule[]>
  /** Those with a `*` in them. */
  patterns: Rule[]
}

/** Keeps what is made of something for as long as that lives. */
function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>()
  return (key) => {
    const value = made.get(key) ?? make(key)
    made.set(key, value)
    return value
  }
}

const categories = once((services: readonly Service[]) => new Map(services.map(({ id, category }) => [id, category])))

/** The category that answers for a category or service id. */
export const categoryOf = ({ services }: { services: readonly Service[] }, id: string): string =>
  categories(services).get(id) ?? id

/** Host, port and path, as `config/readHosts` writes them. */
const HOST = /^(\[.*?\]|[^:/]*)(:\d+)?(\/.*)?$/s

const indexOf = (what: Declared) =>
  once((services: readonly Service[]): Index => {
    const exact: Index['exact'] = new Map()
    const patterns: Rule[] = []
    for (const service of services) {
      for (const item of service[what] ?? []) {
        const text = `${(item as ServiceCookie).name ?? item}`
        const [, name = text, port = '', path = ''] = (what === 'hosts' && HOST.exec(text)) || []
        const fixed = name.replace(/\*/g, '')
        const rules = fixed === name ? (exact.get(name) ?? []) : patterns
        // A port says more than any path.
        const weight = rules === patterns ? fixed.length : path.length + (port ? 1e6 : 0)
        rules.push({ service, weight, fits: matcher(name), port, path })
        if (rules !== patterns) exact.set(name, rules)
      }
    }
    return { exact, patterns }
  })

const indexes = { cookies: indexOf('cookies'), storage: indexOf('storage'), hosts: indexOf('hosts') }

/** Of a host alone, with or without its port. */
function addressOf(host: string): Address {
  const [, hostname = '', port = ''] = HOST.exec(host) ?? []
  return { host, hostname, port: port.slice(1), protocol: '', pathname: '/' }
}

/** The services whose rule is the most specific. */
function heaviest(rules: readonly Rule[]): Service[] {
  const most = Math.max(...rules.map(({ weight }) => weight))
  return rules.filter(({ weight }) => weight === most).map(({ service }) => service)
}

/** What an escaped letter stands for: a server takes `/%74rack` for `/track`. */
const unescaped = (path: string): string =>
  path.replace(/%([2-7][\da-f])/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

/**
 * The services that declare this cookie or this storage key, database or cache: by its very name, or else by the pattern
 * with the most letters. Several where they claim it alike: then all of them must be granted.
 */
export function servicesOf(services: readonly Service[], what: 'cookies' | 'storage', name: string): Service[] {
  const { exact, patterns } = indexes[what](services)
  return heaviest(exact.get(name) ?? patterns.filter(({ fits }) => fits(name)))
}

/**
 * The services that declare this address: by the longest host, then by its port, then by the longest path. Several where
 * they claim it alike: then all of them must be granted. None does the page's own host as a whole, and a pattern (which
 * is a mistake) does none of the site's own hosts.
 *
 * @param address a host alone stands for its root
 */
export function servicesAt(
  config: Pick<ResolvedConfig, 'services' | 'ownHosts' | 'page'>,
  address: Address | string,
): Service[] {
  const { exact, patterns } = indexes.hosts(config.services)
  const { hostname, port, protocol, pathname } = typeof address === 'string' ? addressOf(address) : address
  // `example.com.` is the same host, from the root of all domains.
  const host = hostname.replace(/\.$/, '')
  const isPage = config.page === host + (port && `:${port}`)
  const at = `:${port || (/s:$/.test(protocol) ? 443 : 80)}`
  const isUnder = (path: string): boolean => `${unescaped(pathname)}/`.startsWith(path.replace(/\/?$/, '/'))
  for (let suffix = host; suffix; suffix = suffix.replace(/^[^.]*\.?/, '')) {
    const found = (exact.get(suffix) ?? []).filter(
      (rule) => (!rule.port || rule.port === at) && (rule.path ? isUnder(rule.path) : !isPage),
    )
    if (found[0]) return heaviest(found)
  }
  return isOwnHost(config, host, config.page.replace(/:\d+$/, ''))
    ? []
    : heaviest(patterns.filter(({ fits }) => fits(host)))
}
