import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const spotify: CatalogueService = {
  id: 'spotify',
  name: 'Spotify',
  provider: 'Spotify',
  policyUrl: 'https://www.spotify.com/us/legal/privacy-policy/',
  category: 'functional',
  description: 'Plays music and podcasts',
  hosts: ['spotify.com', 'scdn.co', 'spotifycdn.com'],
  cookies: [
    { name: 'sp_t', lifetime: '1 year', purpose: 'recognises browsers, on spotify.com' },
    { name: 'sp_landing', lifetime: '1 day', purpose: 'remembers the first page, on spotify.com' },
  ],
  sources: [THIRD_PARTY_WEB, OPEN_COOKIE_DATABASE, TARTEAUCITRON],
  unverified: ['host spotifycdn.com', 'lifetime of sp_t', 'lifetime of sp_landing'],
}
