import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const newRelic: CatalogueService = {
  id: 'new-relic',
  name: 'New Relic',
  provider: 'New Relic',
  policyUrl: 'https://newrelic.com/termsandconditions/privacy',
  category: 'analytics',
  description: 'Reports errors and slow pages, can record visits',
  hosts: ['nr-data.net', 'newrelic.com'],
  storage: ['NRBA_*'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.npmjs.com/package/@newrelic/browser-agent', read: '2026-11', for: 'cookies' },
  ],
  unverified: ['policy'],
}
