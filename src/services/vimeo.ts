import { NUXT_SCRIPTS, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const vimeo: CatalogueService = {
  id: 'vimeo',
  name: 'Vimeo',
  provider: 'Vimeo',
  policyUrl: 'https://vimeo.com/privacy',
  category: 'functional',
  description: 'Plays videos',
  hosts: ['vimeo.com', 'vimeocdn.com'],
  cookies: [
    { name: 'vuid', lifetime: '2 years', purpose: 'counts views of videos, on vimeo.com' },
    { name: 'player_clearance', lifetime: '7 days', purpose: 'tells people from robots, on vimeo.com' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://help.vimeo.com/hc/en-us/articles/26080940921361', read: '2026-11', for: 'cookies' },
    TARTEAUCITRON,
  ],
}
