import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const statcounter: CatalogueService = {
  id: 'statcounter',
  name: 'Statcounter',
  provider: 'StatCounter',
  policyUrl: 'https://statcounter.com/about/legal/',
  category: 'analytics',
  description: 'Counts visits',
  hosts: ['statcounter.com'],
  cookies: [{ name: 'sc_is_visitor_unique', lifetime: '2 years', purpose: 'tells new visitors from returning ones' }],
  storage: ['statcounter*'],
  sources: [
    THIRD_PARTY_WEB,
    {
      url: 'https://web.archive.org/web/20161103171618/http://statcounter.com/about/cookies',
      read: '2026-11',
      for: 'cookies',
    },
  ],
  unverified: ['policy', 'storage statcounter*'],
}
