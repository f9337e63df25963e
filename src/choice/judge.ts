import type { ResolvedConfig } from '../config/schema'
import { type Terms, verdictOf, verdictOnAll, verdictOnAny } from './allows'
import { type Address, type Declared, servicesAt, servicesOf } from './declared'
import { NECESSARY, type Verdict } from './types'

/** The verdict on a cookie, storage key or request, and the category and service that decide it. */
export interface Judgement {
  verdict: Verdict
  /** `null` if no service declares it. */
  category: string | null
  service?: string
}

/** Who writes: the ids that the script is tagged with or, untagged, whether it is the site's own. */
export type Writer = readonly string[] | boolean

/** Returns whether a service that needs consent declares this address. */
export const isDeclared = (config: ResolvedConfig, address: Address): boolean =>
  servicesAt(config, address).some(({ category }) => category !== NECESSARY)

/** Judges what no service declares. Only a tagged script without a current grant is refused an undeclared request. */
function verdictOnUndeclared(terms: Terms, isRequest: boolean, writer: () => Writer): Verdict {
  const { undeclared } = terms.config
  if (!isRequest && undeclared === 'block') return verdictOnAll(terms)
  if (!isRequest && undeclared === 'allow') return 'persistent'
  const who = writer()
  if (typeof who !== 'boolean') {
    const verdict = verdictOf(terms, who)
    // A script that runs on a refusal (`!id`) may send, but keep undeclared names only under a grant.
    return isRequest || !`${who}`.includes('!') ? verdict : verdict && verdictOnAny(terms)
  }
  return who || isRequest ? 'persistent' : verdictOnAny(terms)
}

/**
 * Judges a cookie, storage key or request. The choice cookie is necessary. If several services declare a name alike,
 * the strictest verdict holds.
 *
 * @param name of a cookie or key; an address if `what` is `hosts`
 * @param writer called only if the verdict depends on it
 */
export function judge(terms: Terms, what: Declared, name: string | Address, writer: () => Writer): Judgement {
  const { config } = terms
  if (what === 'cookies' && name === config.cookie.name) return { verdict: 'persistent', category: NECESSARY }
  const isRequest = typeof name !== 'string'
  const services = isRequest ? servicesAt(config, name) : servicesOf(config.services, what, name)
  const [first] = services
  if (!first) return { verdict: verdictOnUndeclared(terms, isRequest, writer), category: null }
  const verdict = verdictOf(
    terms,
    services.map(({ id }) => id),
  )
  const { id, category } = services.find((service) => !verdict && !verdictOf(terms, [service.id])) ?? first
  return { verdict, category, service: id }
}
