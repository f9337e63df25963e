import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const quantcast: CatalogueService = {
  id: 'quantcast',
  name: 'Quantcast',
  provider: 'Quantcast',
  policyUrl: 'https://www.quantcast.com/privacy/',
  category: 'marketing',
  description: 'Measures audiences for ads',
  hosts: ['quantserve.com', 'quantcount.com'],
  cookies: [{ name: '__qca', lifetime: '13 months', purpose: 'recognises browsers' }],
  storage: ['_qc*'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.quantcast.com/legal/cookies/', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['lifetime of __qca', 'storage _qc*'],
}
