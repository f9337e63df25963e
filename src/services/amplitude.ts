import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

/** Old versions wrote `amplitude_id_*`. */
export const amplitude: CatalogueService = {
  id: 'amplitude',
  name: 'Amplitude',
  provider: 'Amplitude',
  policyUrl: 'https://amplitude.com/privacy',
  category: 'analytics',
  description: 'Measures how pages are used',
  hosts: ['amplitude.com'],
  cookies: [
    { name: 'AMP_*', lifetime: '1 year', purpose: 'recognises visitors, keeps the campaign' },
    { name: 'amplitude_id_*', lifetime: '10 years', purpose: 'recognises visitors, in old versions' },
  ],
  storage: ['AMP_*', 'amplitude_*'],
  signal: 'amplitude',
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.npmjs.com/package/@amplitude/analytics-browser', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['lifetime of amplitude_id_*', 'storage amplitude_*'],
}
