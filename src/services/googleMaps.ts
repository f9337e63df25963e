import { NUXT_SCRIPTS, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const googleMaps: CatalogueService = {
  id: 'google-maps',
  name: 'Google Maps',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'functional',
  description: 'Shows maps',
  hosts: [
    'maps.google.com',
    'maps.googleapis.com',
    'maps.gstatic.com',
    'google.com/maps/',
    'khms.googleapis.com',
    'khms0.googleapis.com',
    'khms1.googleapis.com',
  ],
  sources: [THIRD_PARTY_WEB, NUXT_SCRIPTS, TARTEAUCITRON],
  unverified: ['host google.com/maps/', 'host khms0.googleapis.com'],
}
