import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const twitch: CatalogueService = {
  id: 'twitch',
  name: 'Twitch',
  provider: 'Amazon (Twitch)',
  policyUrl: 'https://www.twitch.tv/p/en/legal/privacy-notice',
  category: 'marketing',
  description: 'Plays live video with ads',
  hosts: ['twitch.tv', 'ttvnw.net', 'jtvnw.net'],
  cookies: [{ name: 'unique_id_durable', lifetime: '10 years', purpose: 'recognises browsers, on twitch.tv' }],
  sources: [THIRD_PARTY_WEB, OPEN_COOKIE_DATABASE, TARTEAUCITRON],
  unverified: ['host ttvnw.net', 'host jtvnw.net', 'lifetime of unique_id_durable'],
}
