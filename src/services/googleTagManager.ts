import { TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

/**
 * Holds the container alone; what it loads is held by the hosts of its own service. Analytics, as a refusal of all
 * then holds it and one category opens it: spread it into another where the container serves no analytics.
 */
export const googleTagManager: CatalogueService = {
  id: 'google-tag-manager',
  name: 'Google Tag Manager',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'analytics',
  description: 'Loads other tools; sets no cookies of its own',
  hosts: [
    'googletagmanager.com',
    'googletagmanager.com/gtm.js',
    'googletagmanager.com/ns.html',
    'googletagmanager.com/gtm/',
  ],
  signal: 'google',
  sources: [THIRD_PARTY_WEB, TARTEAUCITRON],
  unverified: ['host googletagmanager.com/gtm/'],
}
