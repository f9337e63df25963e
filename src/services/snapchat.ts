import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const snapchat: CatalogueService = {
  id: 'snapchat',
  name: 'Snap Pixel',
  provider: 'Snap',
  policyUrl: 'https://www.snap.com/en-US/privacy/privacy-policy/',
  category: 'marketing',
  description: 'Measures what ads on Snapchat lead to and shows them again to visitors',
  hosts: ['sc-static.net', 'snapchat.com'],
  cookies: [
    { name: '_scid', lifetime: '13 months', purpose: 'recognises browsers for ads' },
    { name: '_scid_r', lifetime: '13 months', purpose: 'copies _scid for other domains' },
    { name: '_sctr', lifetime: '13 months', purpose: 'matches ids' },
    { name: '_schn', lifetime: '1 day', purpose: 'tells sessions apart' },
    { name: 'sc_at', lifetime: '1 year', purpose: 'recognises browsers, on snapchat.com' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://www.consentstack.io/vendors/snap-pixel', read: '2026-11', for: 'cookies' },
    { url: 'https://cookiesentry.com/cookies/sc_at', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['lifetime of _sctr', 'lifetime of _schn'],
}
