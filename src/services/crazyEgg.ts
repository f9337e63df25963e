import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const crazyEgg: CatalogueService = {
  id: 'crazy-egg',
  name: 'Crazy Egg',
  provider: 'Crazy Egg',
  policyUrl: 'https://www.crazyegg.com/privacy',
  category: 'analytics',
  description: 'Draws heat maps, records visits, runs tests',
  hosts: ['crazyegg.com', 'cetrk.com'],
  cookies: [
    { name: '_ceir', lifetime: '1 year', purpose: 'tells new visitors from returning ones' },
    { name: '_CEFT', lifetime: '1 year', purpose: 'remembers which test was shown' },
    { name: '_ce.*', lifetime: '1 year', purpose: 'recognises visitors, keeps the visit' },
    { name: '_cer.v', lifetime: '31 days', purpose: 'keeps a recording going' },
    { name: 'cebs', lifetime: 'session', purpose: 'keeps the visit' },
    { name: 'cebsp_*', lifetime: 'session', purpose: 'counts the pages of a visit' },
  ],
  sources: [THIRD_PARTY_WEB, OPEN_COOKIE_DATABASE, TARTEAUCITRON],
  unverified: [
    'lifetime of _ceir',
    'lifetime of _CEFT',
    'lifetime of _ce.*',
    'lifetime of _cer.v',
    'lifetime of cebs',
    'lifetime of cebsp_*',
  ],
}
