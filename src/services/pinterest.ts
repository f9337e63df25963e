import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const pinterest: CatalogueService = {
  id: 'pinterest',
  name: 'Pinterest Tag',
  provider: 'Pinterest',
  policyUrl: 'https://policy.pinterest.com/en/privacy-policy',
  category: 'marketing',
  description: 'Measures what ads on Pinterest lead to and shows them again to visitors',
  hosts: ['pinterest.com', 'pinimg.com'],
  cookies: [
    { name: '_pin_unauth', lifetime: '1 year', purpose: 'groups what an unknown visitor does' },
    { name: '_epik', lifetime: '1 year', purpose: 'stores the ad click' },
    { name: '_derived_epik', lifetime: '1 year', purpose: 'stores a match without cookies' },
    { name: '_pinterest_ct_ua', lifetime: '1 year', purpose: 'groups what an unknown visitor does' },
    { name: '_pinterest_sess', lifetime: '1 year', purpose: 'keeps the sign-in, on pinterest.com' },
  ],
  signal: 'pinterest',
  sources: [
    THIRD_PARTY_WEB,
    {
      url: 'https://help.pinterest.com/en/business/article/pinterest-tag-parameters-and-cookies',
      read: '2026-11',
      for: 'cookies',
    },
    { url: 'https://cookiesentry.com/cookies/providers/pinterest', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['lifetime of _epik', 'lifetime of _derived_epik'],
}
