import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const meta: CatalogueService = {
  id: 'meta',
  name: 'Meta Pixel',
  provider: 'Meta',
  policyUrl: 'https://www.facebook.com/policy.php',
  category: 'marketing',
  description: 'Measures what ads on Facebook and Instagram lead to and shows them again to visitors',
  hosts: ['facebook.net', 'facebook.com', 'fbcdn.net'],
  cookies: [
    { name: '_fbp', lifetime: '3 months', purpose: 'recognises browsers for ads' },
    { name: '_fbc', lifetime: '3 months', purpose: 'stores the ad click' },
    { name: 'datr', lifetime: '2 years', purpose: 'recognises browsers, on facebook.com' },
  ],
  storage: ['lastExternalReferrer*'],
  signal: 'meta',
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://cookiesentry.com/cookies/providers/meta', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['storage lastExternalReferrer*'],
}
