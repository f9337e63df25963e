import { TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const criteo: CatalogueService = {
  id: 'criteo',
  name: 'Criteo',
  provider: 'Criteo',
  policyUrl: 'https://www.criteo.com/privacy/',
  category: 'marketing',
  description: 'Shows ads for products that were looked at',
  hosts: ['criteo.com', 'criteo.net'],
  cookies: [
    { name: 'cto_bundle', lifetime: '13 months', purpose: 'recognises browsers for ads' },
    { name: 'cto_idcpy', lifetime: '13 months', purpose: 'copies the id between domains' },
    { name: 'cto_sid', lifetime: 'session', purpose: 'tells sessions apart' },
    { name: 'cto_tld_test', lifetime: 'session', purpose: 'finds the widest domain' },
  ],
  storage: ['cto_bundle'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://cookiesentry.com/cookies/providers/criteo', read: '2026-11', for: 'cookies' },
    TARTEAUCITRON,
  ],
  unverified: ['storage cto_bundle'],
}
