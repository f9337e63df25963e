import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES } from './origins'
import type { CatalogueService } from './types'

export const reddit: CatalogueService = {
  id: 'reddit',
  name: 'Reddit Pixel',
  provider: 'Reddit',
  policyUrl: 'https://www.reddit.com/policies/privacy-policy/',
  category: 'marketing',
  description: 'Measures what ads on Reddit lead to and shows them again to visitors',
  hosts: ['redditstatic.com', 'reddit.com'],
  cookies: [
    { name: '_rdt_uuid', lifetime: '90 days', purpose: 'recognises browsers for ads' },
    { name: '_rdt_cid', lifetime: '90 days', purpose: 'stores the ad click' },
    { name: '_rdt_em', lifetime: '90 days', purpose: 'stores a hash of the mail address' },
  ],
  signal: 'reddit',
  sources: [
    NUXT_SCRIPTS,
    { url: 'https://illucrum.com/eu/legal/cookies', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['cookie _rdt_cid', 'cookie _rdt_em'],
}
