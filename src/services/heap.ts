import { OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

/** Owns `_hp2_*` and `_hp5_*`, which the Contentsquare tag writes as well. */
export const heap: CatalogueService = {
  id: 'heap',
  name: 'Heap',
  provider: 'Contentsquare',
  policyUrl: 'https://www.heap.io/privacy',
  category: 'analytics',
  description: 'Records what visitors do on pages',
  hosts: ['heapanalytics.com'],
  cookies: [
    { name: '_hp2_id.*', lifetime: '13 months', purpose: 'recognises visitors' },
    { name: '_hp2_ses_props.*', lifetime: '30 minutes', purpose: 'keeps the visit' },
    { name: '_hp2_props.*', lifetime: '13 months', purpose: 'keeps properties of events' },
    { name: '_hp5_*', lifetime: '13 months', purpose: 'recognises visitors, keeps the visit' },
    { name: '_hp2_hld*', lifetime: 'session', purpose: 'finds the widest domain' },
    { name: 'userty.core.p.*', lifetime: '2 years', purpose: 'recognises visitors in recordings' },
    { name: 'userty.core.s.*', lifetime: 'session', purpose: 'keeps a recording going' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    {
      url: 'https://help.heap.io/hc/en-us/articles/18700032854300-What-cookies-does-Heap-set-and-what-are-they-used-for',
      read: '2026-11',
      for: 'cookies',
    },
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['lifetime of _hp2_hld*'],
}
