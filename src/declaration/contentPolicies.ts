import { NECESSARY } from '../choice/types'
import { resolveStrictly } from '../config/resolveStrictly'
import type { ConsentConfig, ResolvedConfig, Service } from '../config/schema'

/** The value of a `Content-Security-Policy`, and the grant that it is for. */
export interface ContentPolicy {
  /** Category ids; none for a refusal. */
  granted: string[]
  /** Who gets it, in words. */
  when: string
  value: string
}

/** Stands for the nonce, which must be new in each response. */
const NONCE = '{nonce}'

/**
 * Returns the sources of a declared host. It covers its subdomains, which a policy has to name. There a path with a slash
 * at its end is a folder, and any other one address alone: `/track` may be either, `/track.js` is no folder
 * (https://www.w3.org/TR/CSP3/#path-part-match).
 */
function sourcesOf(declared: string, scheme: string): string[] {
  const [, host = '', port = '', path = ''] = /^([^:/]*)(:\d+)?(.*)/s.exec(declared) ?? []
  const paths = [path, ...(path && !/\.\w+$|\/$/.test(path) ? [`${path}/`] : [])]
  const isAddress = /^[\d.]+$|^\[/.test(host)
  const hosts = [host, ...(isAddress ? [] : [`*.${host}`])]
  return paths.flatMap((end) => hosts.map((name) => `${scheme}://${name}${port}${end}`))
}

/**
 * Writes the policy. Without `webrtc`: no released browser knows it, and each would warn of it. The gates hold that.
 */
function write(hosts: readonly string[]): string {
  const https = hosts.flatMap((host) => sourcesOf(host, 'https'))
  // An `https:` source does not allow a socket.
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

/** Returns the site's own hosts, and those of necessary and of allowed services. */
function hostsOf(
  { services, ownHosts }: Pick<ResolvedConfig, 'services' | 'ownHosts'>,
  isAllowed: (service: Service) => boolean,
): string[] {
  const open = services.filter((service) => service.category === NECESSARY || isAllowed(service))
  const all = [...new Set([...ownHosts, ...open.flatMap(({ hosts = [] }) => hosts)])]
  // A header of some kilobytes is more than many servers send: what a whole host covers is left out.
  const whole = all.filter((host) => !/[:/]/.test(host))
  const isCovered = (host: string): boolean => {
    const [name = ''] = host.split('/')
    return whole.some((other) => name.endsWith(`.${other}`) || (name === other && host !== other))
  }
  return all.filter((host) => !isCovered(host))
}

/**
 * Returns the policy, for one visitor, that blocks what no page script can hold. Hosts of necessary services and the
 * site's own are always in it.
 *
 * @param allows tells of a service's id: `visitorOf(request, config).allows` of the server half
 * @throws ConsentConfigError for a wrong config
 */
export const contentPolicyFor = (config: ConsentConfig, allows: (id: string) => boolean): string =>
  write(hostsOf(resolveStrictly(config), ({ id }) => allows(id)))

/**
 * Returns the policies for a refusal, for each category alone, and for everything. The undecided have one of them: the
 * first or, with `mode: 'opt-out'`, the last.
 *
 * @throws ConsentConfigError for a wrong config
 */
export function contentPolicies(config: ConsentConfig): ContentPolicy[] {
  const resolved = resolveStrictly(config)
  const hostsFor = (granted: readonly string[]): string[] =>
    hostsOf(resolved, ({ category }) => granted.includes(category))
  const ids = resolved.categories.map(({ id }) => id).filter((id) => hostsFor([id]).length > hostsFor([]).length)
  const grants = [[], ...ids.map((id) => [id]), ...(ids[1] ? [ids] : [])]
  const isOptOut = resolved.mode === 'opt-out'
  return grants.map((granted, index) => {
    const isOfUndecided = index === (isOptOut ? grants.length - 1 : 0)
    const words = [
      isOfUndecided && (isOptOut && granted[0] ? 'undecided without a privacy signal' : 'undecided'),
      granted[0] ? `once granted: ${granted.join(', ')}` : 'refused',
    ]
    return { granted, when: words.filter(Boolean).join(' or '), value: write(hostsFor(granted)) }
  })
}

/** Returns them as text for a person to read: each header below what it is for. */
export const policiesInText = (config: ConsentConfig): string =>
  contentPolicies(config)
    .map(({ when, value }) => `# ${when}\nContent-Security-Policy: ${value}`)
    .join('\n\n')
