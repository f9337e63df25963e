import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

/** Owns `_hj*`, which the Contentsquare tag writes as well where it runs surveys. */
export const hotjar: CatalogueService = {
  id: 'hotjar',
  name: 'Hotjar',
  provider: 'Contentsquare',
  policyUrl: 'https://www.hotjar.com/legal/policies/privacy/',
  category: 'analytics',
  description: 'Records visits, draws heat maps, runs surveys',
  hosts: ['hotjar.com', 'hotjar.io'],
  cookies: [
    { name: '_hjSessionUser_*', lifetime: '365 days', purpose: 'recognises visitors' },
    { name: '_hjSession_*', lifetime: '30 minutes', purpose: 'keeps the visit' },
    { name: '_hjClosedSurveyInvites', lifetime: '365 days', purpose: 'remembers closed surveys' },
    { name: '_hjDonePolls', lifetime: '365 days', purpose: 'remembers answered surveys' },
    { name: '_hjMinimizedPolls', lifetime: '365 days', purpose: 'remembers minimised surveys' },
    { name: '_hjHasCachedUserAttributes', lifetime: 'session', purpose: 'keeps attributes' },
    { name: '_hjUserAttributesHash', lifetime: '2 minutes', purpose: 'keeps attributes' },
    { name: '_hj*Test', lifetime: 'session', purpose: 'checks cookies' },
  ],
  storage: ['_hj*', 'hjViewportId', 'hjActiveViewportIds'],
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://docs.contentsquare.com/en/web/cookies', read: '2026-11', for: 'cookies' },
    { url: 'https://cookiesentry.com/cookies/providers/hotjar', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['lifetime of _hj*Test', 'storage hjActiveViewportIds'],
}
