import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

/**
 * `/gtag/` is the loader of several Google tags: here it opens with analytics alone, as the longest path holds.
 * `stats.g.doubleclick.net` also stands in googleAds and doubleclick, so that it needs marketing too where they are
 * declared. `_gac_*` is googleAds’.
 */
export const googleAnalytics: CatalogueService = {
  id: 'google-analytics',
  name: 'Google Analytics',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'analytics',
  description: 'Counts visits and how pages are used',
  hosts: ['google-analytics.com', 'analytics.google.com', 'googletagmanager.com/gtag/', 'stats.g.doubleclick.net'],
  cookies: [
    { name: '_ga', lifetime: '2 years', purpose: 'tells visitors apart' },
    { name: '_ga_*', lifetime: '2 years', purpose: 'keeps the state of a visit' },
    { name: '_gid', lifetime: '24 hours', purpose: 'tells visitors apart' },
    { name: '_gat*', lifetime: '1 minute', purpose: 'limits how often it sends' },
    { name: '_dc_gtm_*', lifetime: '1 minute', purpose: 'limits how often it sends' },
    { name: '_gali', lifetime: '30 seconds', purpose: 'remembers the link that was pressed' },
    { name: 'AMP_TOKEN', lifetime: '1 year', purpose: 'tells visitors apart' },
  ],
  signal: 'google',
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://support.google.com/analytics/answer/11397207', read: '2026-11', for: 'cookies' },
    {
      url: 'https://developers.google.com/analytics/devguides/collection/gtagjs/cookie-usage',
      read: '2026-11',
      for: 'cookies',
    },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['lifetime of _gali'],
}
