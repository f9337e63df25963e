import type { ResolvedConfig } from '../config/schema'
import { type Terms, verdictOf, verdictOnAll, verdictOnAny } from './allows'
import { type Address, type Declared, servicesAt, servicesOf } from './declared'
import { NECESSARY, type Verdict } from './types'

/** What a cookie, a storage key or a request may do, and under whose name. */
export interface Judgement {
  verdict: Verdict
  /** `null`: no service declares it. */
  category: string | null
  service?: string
}

/** Who writes: what the script was tagged with, or whether it is the site's own. */
export type Writer = readonly string[] | boolean

/** Whether a service that needs consent declares this address: whether it matters at all who asks for it. */
export const isDeclared = (config: ResolvedConfig, address: Address): boolean =>
  servicesAt(config, address).some(({ category }) => category !== NECESSARY)

/** What no service declares: a request is open to all but a tagged script that is not covered any more. */
function verdictOnUndeclared(terms: Terms, isRequest: boolean, writer: () => Writer): Verdict {
  const { undeclared } = terms.config
  if (!isRequest && undeclared === 'block') return verdictOnAll(terms)
  if (!isRequest && undeclared === 'allow') return 'persistent'
  const who = writer()
  if (typeof who !== 'boolean') {
    const verdict = verdictOf(terms, who)
    // What a refusal lets run may send, and keeps nothing that nobody declared.
    return isRequest || !`${who}`.includes('!') ? verdict : verdict && verdictOnAny(terms)
  }
  return who || isRequest ? 'persistent' : verdictOnAny(terms)
}

/**
 * The answer for something that services declare, or that none does. The choice's own cookie is necessary; where several
 * services claim something alike, the strictest answer holds.
 *
 * @param name of a cookie or key; an address, where `what` is `hosts`
 * @param writer asked only where it matters
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
