import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const contentsquare: CatalogueService = {
  id: 'contentsquare',
  name: 'Contentsquare',
  provider: 'Contentsquare',
  policyUrl: 'https://contentsquare.com/privacy-policy/',
  category: 'analytics',
  description: 'Measures how pages are used, records visits',
  hosts: ['contentsquare.net', 'content-square.net', 'contentsquare.com'],
  cookies: [
    { name: '_cs_id', lifetime: '13 months', purpose: 'recognises visitors' },
    { name: '_cs_s', lifetime: '30 minutes', purpose: 'keeps the visit' },
    { name: '_cs_c', lifetime: '13 months', purpose: 'keeps the consent given to it' },
    { name: '_cs_cvars', lifetime: 'session', purpose: 'keeps variables of the visit' },
    { name: '_cs_ex', lifetime: '30 days', purpose: 'keeps a visitor out of the sample' },
    { name: '_cs_optout', lifetime: '13 months', purpose: 'keeps an opt-out' },
    { name: '_cs_mk_*', lifetime: '30 minutes', purpose: 'passes ids to other tools' },
    { name: '_cs_debug', lifetime: 'session', purpose: 'helps to find faults' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://docs.contentsquare.com/en/web/cookies', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['host contentsquare.com'],
}
