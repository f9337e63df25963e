import { TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const soundcloud: CatalogueService = {
  id: 'soundcloud',
  name: 'SoundCloud',
  provider: 'SoundCloud',
  policyUrl: 'https://soundcloud.com/pages/privacy',
  category: 'functional',
  description: 'Plays music and podcasts',
  hosts: ['soundcloud.com', 'sndcdn.com'],
  cookies: [
    { name: 'sc_anonymous_id', lifetime: '10 years', purpose: 'recognises browsers, on soundcloud.com' },
    { name: 'sclocale', lifetime: '1 year', purpose: 'keeps the language, on soundcloud.com' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://plasterbrain.com/cookies/', read: '2026-11', for: 'cookies' },
    TARTEAUCITRON,
  ],
}
