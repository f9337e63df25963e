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

const declared = (terms: Terms, { id, category }: Service): Judgement => ({
  verdict: decide(terms, [id]),
  category,
  service: id,
})

/** Whether a script from this host is the site's own; one without a host (a console, an extension) counts as such. */
export const isOwnHost = (config: ResolvedConfig, host: string, page: string): boolean =>
  !host ||
  siteOf(host) === siteOf(page) ||
  config.ownHosts.some((own) => matches(own, host))

/** @param own whether the site's own script writes; asked only where it matters */
function undeclared(terms: Terms, own: () => boolean): Judgement {
  const { undeclared: mode } = terms.config
  return {
    verdict: mode === 'block' ? decideAll(terms) : mode === 'allow' || own() ? 'persistent' : decideAny(terms),
    category: null,
  }
}

/** The answer for a cookie; the choice's own is necessary. */
export function judgeCookie(terms: Terms, name: string, own: () => boolean): Judgement {
  if (name === terms.config.cookie.name) return { verdict: 'persistent', category: NECESSARY }
  const service = cookieService(terms.config.services, name)
  return service ? declared(terms, service) : undeclared(terms, own)
}

/** The answer for a storage key, a database or a cache. */
export function judgeStorage(terms: Terms, name: string, own: () => boolean): Judgement {
  const service = storageService(terms.config.services, name)
  return service ? declared(terms, service) : undeclared(terms, own)
}
