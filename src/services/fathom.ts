import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const fathom: CatalogueService = {
  id: 'fathom',
  name: 'Fathom',
  provider: 'Conva Ventures',
  policyUrl: 'https://usefathom.com/privacy',
  category: 'analytics',
  description: 'Counts visits without cookies',
  hosts: ['usefathom.com'],
  storage: ['blockFathomTracking'],
  sources: [THIRD_PARTY_WEB, NUXT_SCRIPTS, OPEN_COOKIE_DATABASE_POLICIES],
  unverified: ['storage blockFathomTracking'],
}
