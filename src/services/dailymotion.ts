import { TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const dailymotion: CatalogueService = {
  id: 'dailymotion',
  name: 'Dailymotion',
  provider: 'Dailymotion',
  policyUrl: 'https://www.dailymotion.com/legal/privacy',
  category: 'marketing',
  description: 'Plays videos with ads',
  hosts: ['dailymotion.com', 'dmcdn.net', 'dmxleo.com'],
  sources: [THIRD_PARTY_WEB, TARTEAUCITRON],
}
