import { TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const kameleoon: CatalogueService = {
  id: 'kameleoon',
  name: 'Kameleoon',
  provider: 'Kameleoon',
  policyUrl: 'https://www.kameleoon.com/fr/compliance/rgpd',
  category: 'analytics',
  description: 'Shows variants of pages and measures them',
  hosts: ['kameleoon.com', 'kameleoon.eu', 'kameleoon.io'],
  cookies: [{ name: 'kameleoonVisitorCode', lifetime: '380 days', purpose: 'recognises visitors' }],
  storage: ['kameleoon*'],
  sources: [THIRD_PARTY_WEB, TARTEAUCITRON],
  unverified: ['cookie kameleoonVisitorCode', 'storage kameleoon*'],
}
