import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const x: CatalogueService = {
  id: 'x',
  name: 'X Pixel',
  provider: 'X',
  policyUrl: 'https://twitter.com/en/privacy',
  category: 'marketing',
  description: 'Measures what ads on X lead to, shows posts',
  hosts: [
    'ads-twitter.com',
    'analytics.twitter.com',
    'platform.twitter.com',
    'syndication.twitter.com',
    'twimg.com',
    't.co/i/adsct',
    't.co/1/i/adsct',
  ],
  cookies: [
    { name: '_twclid', lifetime: '30 days', purpose: 'stores the ad click' },
    { name: 'muc_ads', lifetime: '2 years', purpose: 'chooses and measures ads, on t.co' },
    { name: 'personalization_id', lifetime: '2 years', purpose: 'recognises browsers, on twitter.com' },
    { name: 'guest_id', lifetime: '2 years', purpose: 'recognises visitors, on twitter.com' },
    { name: 'guest_id_ads', lifetime: '2 years', purpose: 'recognises visitors for ads, on twitter.com' },
    { name: 'guest_id_marketing', lifetime: '2 years', purpose: 'recognises visitors for ads, on twitter.com' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://cookiesentry.com/cookies/providers/x-twitter', read: '2026-11', for: 'cookies' },
    { url: 'https://www.flowconsent.com/en/services/advertising/twitter-ads', read: '2026-11', for: 'cookies' },
    { url: 'https://opsblu.com/documentation/ad-platforms/x-ads', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['host t.co/1/i/adsct', 'lifetime of _twclid', 'lifetime of guest_id_marketing'],
}
