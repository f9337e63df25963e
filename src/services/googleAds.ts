import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

/**
 * Owns `_gcl_*` and `_gac_*`, which Google Analytics and Tag Manager write as well: they serve ads alone. Its pings
 * to country domains (`www.google.de/ads/`) cannot be named, as no pattern stands for a top-level domain.
 */
export const googleAds: CatalogueService = {
  id: 'google-ads',
  name: 'Google Ads',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'marketing',
  description: 'Measures what ads lead to and shows ads again to visitors',
  hosts: [
    'googleadservices.com',
    'googleads.g.doubleclick.net',
    'stats.g.doubleclick.net',
    'google.com/pagead/',
    'google.com/ads/',
    'google.com/ccm/',
    'googletagmanager.com',
    'adservice.google.com',
  ],
  cookies: [
    { name: '_gcl_au', lifetime: '3 months', purpose: 'links ad clicks to what follows' },
    { name: '_gcl_aw', lifetime: '3 months', purpose: 'stores the ad click' },
    { name: '_gcl_dc', lifetime: '3 months', purpose: 'stores the ad click' },
    { name: '_gcl_gs', lifetime: '90 days', purpose: 'stores the ad click' },
    { name: '_gcl_gb', lifetime: '90 days', purpose: 'stores the ad click' },
    { name: '_gcl_*', lifetime: '90 days', purpose: 'stores clicks on ads of other kinds' },
    { name: '_gac_*', lifetime: '90 days', purpose: 'stores the campaign' },
  ],
  storage: ['_gcl_ls'],
  signal: 'google',
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://cookiesentry.com/cookies/providers/google-ads', read: '2026-11', for: 'cookies' },
    {
      url: 'https://developers.google.com/analytics/devguides/collection/gtagjs/cookie-usage',
      read: '2026-11',
      for: 'cookies',
    },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['host google.com/ccm/', 'lifetime of _gcl_gb', 'lifetime of _gcl_*', 'storage _gcl_ls'],
}
