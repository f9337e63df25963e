import type { ResolvedConfig } from '../config/schema'
import { decide, decideAll, decideAny, type Terms } from './allows'
import { type Declared, matches, serviceOf, siteOf } from './match'
import { NECESSARY, type Verdict } from './types'

/** What a cookie, a storage key or a request may do, and under whose name. */
export interface Judgement {
  verdict: Verdict
  /** `null`: no service declares it. */
  category: string | null
  service?: string
}

/** Whether a script from this host is the site's own; one without a host (a console, an extension) counts as such. */
export const isOwnHost = (config: ResolvedConfig, host: string, page: string): boolean =>
  !host || siteOf(host) === siteOf(page) || config.ownHosts.some((own) => matches(own, host))

/** Who writes: what the script was tagged with, or whether it is the site's own. */
export type Writer = readonly string[] | boolean

/**
 * The answer for something that a service declares, or that none does. The choice's own cookie is necessary; a host that
 * nobody declared is open to all but a tagged script whose tag is no longer covered.
 *
 * @param writer asked only where it matters
 */
export function judge(terms: Terms, what: Declared, name: string, writer: () => Writer): Judgement {
  const { undeclared, cookie, services } = terms.config
  if (what === 'cookies' && name === cookie.name) return { verdict: 'persistent', category: NECESSARY }
  const service = serviceOf(services, what, name)
  if (service) return { verdict: decide(terms, [service.id]), category: service.category, service: service.id }
  const rule = what !== 'hosts' && undeclared
  const who = rule === 'allow' || (rule !== 'block' && writer())
  return {
    category: null,
    verdict:
      rule === 'block'
        ? decideAll(terms)
        : Array.isArray(who)
          ? decide(terms, who)
          : who || !rule
            ? 'persistent'
            : decideAny(terms),
  }
}
