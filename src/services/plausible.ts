import { NUXT_SCRIPTS, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

/** A site that runs it on a host of its own adds that host. */
export const plausible: CatalogueService = {
  id: 'plausible',
  name: 'Plausible',
  provider: 'Plausible Insights',
  policyUrl: 'https://plausible.io/privacy',
  category: 'analytics',
  description: 'Counts visits without cookies',
  hosts: ['plausible.io'],
  storage: ['plausible_ignore'],
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://www.npmjs.com/package/@plausible-analytics/tracker', read: '2026-11', for: 'cookies' },
    TARTEAUCITRON,
  ],
}
