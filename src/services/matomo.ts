import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

/** Owns `_pk_*`, which other heirs of Piwik write too. A site that runs it on a host of its own adds that host. */
export const matomo: CatalogueService = {
  id: 'matomo',
  name: 'Matomo',
  provider: 'the site itself, or InnoCraft (Matomo Cloud)',
  policyUrl: 'https://matomo.org/privacy-policy/',
  category: 'analytics',
  description: 'Counts visits and how pages are used',
  hosts: ['matomo.cloud'],
  cookies: [
    { name: '_pk_id.*', lifetime: '13 months', purpose: 'recognises visitors' },
    { name: '_pk_ses.*', lifetime: '30 minutes', purpose: 'keeps the visit' },
    { name: '_pk_ref.*', lifetime: '6 months', purpose: 'remembers where the visit came from' },
    { name: '_pk_cvar.*', lifetime: '30 minutes', purpose: 'keeps variables of the visit' },
    { name: '_pk_hsr.*', lifetime: '30 minutes', purpose: 'keeps a recording going' },
    { name: '_pk_testcookie*', lifetime: 'session', purpose: 'checks whether cookies work' },
  ],
  signal: 'matomo',
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://matomo.org/faq/general/faq_146/', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
}
