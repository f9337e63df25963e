import { TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const googleFonts: CatalogueService = {
  id: 'google-fonts',
  name: 'Google Fonts',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'functional',
  description: 'Loads typefaces; Google learns the IP address',
  hosts: ['fonts.googleapis.com', 'fonts.gstatic.com'],
  sources: [THIRD_PARTY_WEB, TARTEAUCITRON],
}
