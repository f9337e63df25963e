import type { ResolvedConfig, Service } from '../config/schema'
import { decide, decideAll, decideAny, type Terms } from './decide'
import { cookieService, matches, siteOf, storageService } from './match'
import { NECESSARY, type Verdict } from './types'

/** What a cookie or storage key may do, and under whose name. */
export interface Judgement {
  verdict: Verdict
  /** `null`: no service declares it. */
  category: string | null
  service?: string
}

/** Whether a script from this host is the site's own; one without a host (a console, an extension) counts as such. */
export const isOwnHost = (config: ResolvedConfig, host: string, page: string): boolean =>
  !host || siteOf(host) === siteOf(page) || config.ownHosts.some((own) => matches(own, host))

/**
 * The answer for something that this service declares, or that none does.
 *
 * @param own whether the site's own script writes; asked only where it matters
 */
function judge(terms: Terms, service: Service | undefined, own: () => boolean): Judgement {
  const { undeclared } = terms.config
  return service
    ? { verdict: decide(terms, [service.id]), category: service.category, service: service.id }
    : {
        verdict:
          undeclared === 'block' ? decideAll(terms) : undeclared === 'allow' || own() ? 'persistent' : decideAny(terms),
        category: null,
      }
}

/** The answer for a cookie; the choice's own is necessary. */
export const judgeCookie = (terms: Terms, name: string, own: () => boolean): Judgement =>
  name === terms.config.cookie.name
    ? { verdict: 'persistent', category: NECESSARY }
    : judge(terms, cookieService(terms.config.services, name), own)

/** The answer for a storage key, a database or a cache. */
export const judgeStorage = (terms: Terms, name: string, own: () => boolean): Judgement =>
  judge(terms, storageService(terms.config.services, name), own)
