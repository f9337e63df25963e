import { secondsIn } from '../choice/secondsIn'
import { NECESSARY } from '../choice/types'
import type { ConfigProblem } from '../config/findProblems'
import type { ResolvedConfig, Service } from '../config/schema'
import type { CatalogueService } from '../services/types'

/** The longest that a cookie should ask for (CNIL, guidelines on cookies of 17 September 2020, for audience measurement). */
const LONGEST = '13 months'

const hostsOf = ({ hosts = [] }: Service): string[] => hosts.map((host) => host.toLowerCase())

/** The service of the catalogue that this one is, by its id or by a host that only that one has. */
function knownAs(service: Service, catalogue: readonly CatalogueService[]): CatalogueService | undefined {
  const byId = catalogue.find(({ id }) => id === service.id)
  if (byId) return byId
  return hostsOf(service)
    .map((host) => catalogue.filter((one) => hostsOf(one).includes(host)))
    .find(({ length }) => length === 1)?.[0]
}

const POLICY: [keyof ResolvedConfig['policy'], string][] = [
  ['url', 'so visitors cannot read what they are asked to agree to'],
  ['version', 'so nobody is asked again when it changes, and no record says what was agreed to'],
]

/**
 * What a regulator would ask about a config that is sound: by which policy visitors are asked, who gets the data, by which policy and how long it stays; tools
 * that need consent under `necessary`; cookies that stay too long. Each in one sentence.
 */
export function adviseOn(
  { policy, services }: Pick<ResolvedConfig, 'policy' | 'services'>,
  catalogue: readonly CatalogueService[],
): ConfigProblem[] {
  const ofPolicy = POLICY.filter(([key]) => !policy[key]).map(([key, what]) => ({
    path: `policy.${key}`,
    message: `policy.${key}: there is none, ${what}`,
  }))
  const ofServices = services.flatMap((service, index) => {
    const { id, category, provider, policyUrl, cookies, hosts = [], storage = [] } = service
    // A name of the catalogue alone is a mistake, and told as one; written out, it has all that is asked for here.
    if (!category) return []
    const path = `services[${index}]`
    const known = knownAs(service, catalogue)
    const found: string[] = []
    if (category !== NECESSARY) {
      if (!provider) found.push('no provider, so visitors are not told who gets their data')
      if (!policyUrl) found.push('no policyUrl, so visitors cannot read what becomes of their data')
      if (!cookies && !known) found.push('no cookies with their lifetimes; where it sets none, write "cookies": []')
      if (!hosts[0] && !storage[0] && !cookies?.[0])
        found.push('no hosts, cookies or storage, so only what is tagged with its id is held')
    } else if (known && known.category !== NECESSARY)
      found.push(`${known.name} is a tool for ${known.category}, which needs consent, and stands under "${NECESSARY}"`)
    for (const { name, lifetime } of cookies ?? []) {
      if (secondsIn(lifetime) > secondsIn(LONGEST))
        found.push(`the cookie ${name} stays for ${lifetime}; longer than ${LONGEST} is hard to justify`)
    }
    return found.map((text) => ({ path, message: `${path} ("${id}"): ${text}` }))
  })
  return [...ofPolicy, ...ofServices]
}
