import { keptCookies } from '../choice/keptCookies'
import { siteOf } from '../choice/match'
import { secondsIn } from '../choice/secondsIn'
import { NECESSARY } from '../choice/types'
import type { ConfigProblem } from '../config/findProblems'
import type { ResolvedConfig, Service } from '../config/schema'
import type { CatalogueService } from '../services/types'

/**
 * The longest lifetime that a cookie should ask for (CNIL, guidelines on cookies of 17 September 2020, for audience
 * measurement).
 */
const LONGEST = '13 months'

const hostsOf = ({ hosts = [] }: Service): string[] => hosts.map((host) => host.toLowerCase())

/** Returns a host without its port and path. */
const bare = (host: string): string => host.replace(/[:/].*/s, '')

/** Whether a host is that of the pattern or below it; paths are not compared. */
const isWithin = (host: string, pattern: string): boolean => `.${bare(host)}`.endsWith(`.${bare(pattern)}`)

/** Whether every site below a host has another owner, as below `com` and `co.uk`. A local network has names without a dot. */
function isShared(host: string): boolean {
  const below = `site.${bare(host)}`
  return bare(host) !== 'localhost' && /[a-z]/i.test(bare(host)) && siteOf(below) === below
}

/**
 * Returns the service of the catalogue that this one is: by its id, by a host that only one of the catalogue has or
 * covers, or by a cookie that only one has. `www.google-analytics.com` is of Google Analytics, which has
 * `google-analytics.com`.
 */
function knownAs(service: Service, catalogue: readonly CatalogueService[]): CatalogueService | undefined {
  const byId = catalogue.find(({ id }) => id === service.id)
  if (byId) return byId
  const hosts = hostsOf(service)
  const names = (service.cookies ?? []).map(({ name }) => name)
  const candidates = [
    ...hosts.map((host) => catalogue.filter((entry) => hostsOf(entry).includes(host))),
    ...hosts.map((host) => catalogue.filter((entry) => hostsOf(entry).some((pattern) => isWithin(host, pattern)))),
    ...names.map((name) => catalogue.filter(({ cookies = [] }) => cookies.some((cookie) => cookie.name === name))),
  ]
  return candidates.find(({ length }) => length === 1)?.[0]
}

type Asked = [key: keyof ResolvedConfig['policy'], what: string]
const POLICY: Asked[] = [
  ['url', 'so visitors cannot read what they are asked to agree to'],
  ['version', 'so nobody is asked again when it changes, and no record says what was agreed to'],
]

/** Without it, an answer to an older policy is kept as one to this `version`. */
const UPDATED: Asked = ['updated', 'so an answer that adopt takes over counts for this policy, however old it is']

/** Whether a link to it opens a page: it is on the web, or a path of the site. */
const isAddress = (url: string): boolean => !/^\s*([a-z][a-z\d+.-]*:(?!\/\/)|www\.)/i.test(url)

type Advised = Pick<ResolvedConfig, 'policy' | 'services' | 'adopt' | 'cookie' | 'ownHosts'>

/**
 * Returns what a regulator would ask about a valid config, in one sentence each: a missing policy, or its date where
 * answers to another tool count, or one that cannot be read; addresses that open no page; hosts that are no site; missing
 * providers or policies of services; missing lifetimes; tools under `necessary` that need consent; cookies that last too long.
 */
export function adviseOn(
  { policy, services, adopt, cookie, ownHosts }: Advised,
  catalogue: readonly CatalogueService[],
): ConfigProblem[] {
  const asked = adopt.from ? [...POLICY, UPDATED] : POLICY
  const ofSite = asked
    .filter(([key]) => !policy[key])
    .map(([key, what]) => ({
      path: `policy.${key}`,
      message: `policy.${key}: there is none, ${what}`,
    }))
  if (/[:;/\s]/.test(cookie.domain ?? ''))
    ofSite.push({
      path: 'cookie.domain',
      message: `cookie.domain: "${cookie.domain}" is no domain such as "example.com", so no choice can be kept`,
    })
  for (const host of ownHosts)
    if (isShared(host))
      ofSite.push({
        path: 'ownHosts',
        message: `ownHosts: "${host}" is no site, so scripts of every host that ends in ".${host}" count as your own`,
      })
  const { url, updated } = policy
  if (url && !isAddress(url))
    ofSite.push({ path: 'policy.url', message: `policy.url: "${url}" opens no page, so nobody can read the policy` })
  if (updated && Number.isNaN(Date.parse(updated)))
    ofSite.push({
      path: 'policy.updated',
      message: `policy.updated: "${updated}" is no date such as "2026-01-31"${adopt.from ? ', so no answer is taken over' : ''}`,
    })
  const ofServices = services.flatMap((service, index) => {
    const { id, category, provider, policyUrl, cookies, hosts = [], storage = [] } = service
    // A bare catalogue name is a mistake, and reported as one elsewhere. Written out, it has all that is asked for
    // here.
    if (!category) return []
    const path = `services[${index}]`
    const known = knownAs(service, catalogue)
    const found: string[] = []
    const isNecessary = category === NECESSARY
    if (!isNecessary || hosts[0]) {
      if (!provider) found.push('no provider, so visitors are not told who gets their data')
      if (!policyUrl) found.push('no policyUrl, so visitors cannot read what becomes of their data')
      else if (!isAddress(policyUrl)) found.push(`its policyUrl "${policyUrl}" opens no page`)
      if (!cookies && !known) found.push('no cookies with their lifetimes; where it sets none, write "cookies": []')
      if (!hosts[0] && !storage[0] && !cookies?.[0])
        found.push('no hosts, cookies or storage, so only what is tagged with its id is held')
    }
    for (const host of hosts)
      if (isShared(host)) found.push(`the host "${host}" is no site: every host that ends in ".${bare(host)}" is held`)
    if (isNecessary && known && known.category !== NECESSARY)
      found.push(`${known.name} is a tool for ${known.category}, which needs consent, and stands under "${NECESSARY}"`)
    for (const { name, lifetime } of keptCookies(service))
      if (secondsIn(lifetime) > secondsIn(LONGEST))
        found.push(`the cookie ${name} stays for ${lifetime}; longer than ${LONGEST} is hard to justify`)
    return found.map((text) => ({ path, message: `${path} ("${id}"): ${text}` }))
  })
  return [...ofSite, ...ofServices]
}
