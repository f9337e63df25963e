import { NECESSARY } from '../choice/types'
import { ConsentConfigError } from '../config/ConsentConfigError'
import { findProblems } from '../config/findProblems'
import { resolveConfig } from '../config/resolveConfig'
import type { ConsentConfig, ResolvedConfig, Service } from '../config/schema'

/** The value of one `Content-Security-Policy`, and what has to be granted for it. */
export interface ContentPolicy {
  /** Category ids. None: undecided or refused. */
  granted: string[]
  value: string
}

/** Where a nonce goes, which is new in each response. */
export const NONCE = '{nonce}'

/** `example.net` covers its subdomains, which a policy has to name; a folder ends with a slash there, a file does not. */
function sourcesOf(declared: string, scheme: string): string[] {
  const [, host = '', port = '', path = ''] = /^([^:/]*)(:\d+)?(.*)/s.exec(declared) ?? []
  const rest = port + (path && !/\.\w+$|\/$/.test(path) ? `${path}/` : path)
  const isAddress = /^[\d.]+$|^\[/.test(host)
  return [`${scheme}://${host}${rest}`, ...(isAddress ? [] : [`${scheme}://*.${host}${rest}`])]
}

/** Without `webrtc`, which no browser knows that is out, and which each would warn of: the gates hold that. */
function write(hosts: readonly string[]): string {
  const https = hosts.flatMap((host) => sourcesOf(host, 'https'))
  // A source for `https:` is none for a socket.
  const wss = hosts.flatMap((host) => (host.includes('/') ? [] : sourcesOf(host, 'wss')))
  const directives = [
    ['default-src', "'self'", ...https],
    ['script-src', "'self'", `'nonce-${NONCE}'`, ...https],
    ['style-src', "'self'", `'nonce-${NONCE}'`, ...https],
    ['img-src', "'self'", 'data:', ...https],
    ['connect-src', "'self'", ...https, ...wss],
    ['worker-src', "'self'"],
    ['form-action', "'self'"],
    ['object-src', "'none'"],
    ['base-uri', "'self'"],
  ]
  return directives.map((words) => words.join(' ')).join('; ')
}

/** Hosts of the services that are allowed, of necessary ones, and the site's own. */
function hostsOf(
  { services, ownHosts }: Pick<ResolvedConfig, 'services' | 'ownHosts'>,
  isAllowed: (service: Service) => boolean,
): string[] {
  const open = services.filter((service) => service.category === NECESSARY || isAllowed(service))
  return [...new Set([...ownHosts, ...open.flatMap(({ hosts = [] }) => hosts)])]
}

function resolve(config: ConsentConfig): ResolvedConfig {
  const problems = findProblems(config)
  if (problems.length) throw new ConsentConfigError(problems)
  return resolveConfig(config).config
}

/**
 * The policy that closes what no page script can hold, for one visitor. Hosts of necessary services and the site's own are
 * in it always.
 *
 * @param allows of a service's id: `visitorOf(request, config).allows` of the server half
 * @throws ConsentConfigError for a wrong config
 */
export const contentPolicyFor = (config: ConsentConfig, allows: (id: string) => boolean): string =>
  write(hostsOf(resolve(config), ({ id }) => allows(id)))

/**
 * The same for the undecided, for each category alone, and for everything.
 *
 * @throws ConsentConfigError for a wrong config
 */
export function contentPolicies(config: ConsentConfig): ContentPolicy[] {
  const resolved = resolve(config)
  const hostsFor = (granted: readonly string[]): string[] =>
    hostsOf(resolved, ({ category }) => granted.includes(category))
  const ids = resolved.categories.map(({ id }) => id).filter((id) => hostsFor([id]).length > hostsFor([]).length)
  const grants = [[], ...ids.map((id) => [id]), ...(ids[1] ? [ids] : [])]
  return grants.map((granted) => ({ granted, value: write(hostsFor(granted)) }))
}
