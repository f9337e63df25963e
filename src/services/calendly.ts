import { NUXT_SCRIPTS, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const calendly: CatalogueService = {
  id: 'calendly',
  name: 'Calendly',
  provider: 'Calendly',
  policyUrl: 'https://calendly.com/privacy',
  category: 'functional',
  description: 'Books appointments',
  hosts: ['calendly.com'],
  sources: [THIRD_PARTY_WEB, NUXT_SCRIPTS, TARTEAUCITRON],
}
