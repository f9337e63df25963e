import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const luckyOrange: CatalogueService = {
  id: 'lucky-orange',
  name: 'Lucky Orange',
  provider: 'Lucky Orange',
  policyUrl: 'https://www.luckyorange.com/legal/privacy',
  category: 'analytics',
  description: 'Records visits, draws heat maps, offers a chat',
  hosts: ['luckyorange.com', 'luckyorange.net'],
  cookies: [
    { name: 'lo-uid', lifetime: '2 years', purpose: 'recognises visitors' },
    { name: 'lo-visits', lifetime: '2 years', purpose: 'counts visits' },
    { name: 'lo-opt-out', lifetime: '2 years', purpose: 'keeps an opt-out' },
    { name: '_lo_uid', lifetime: '2 years', purpose: 'recognises visitors, in old versions' },
    { name: '_lo_v', lifetime: '1 year', purpose: 'counts visits, in old versions' },
  ],
  storage: ['lo-session', 'lo-visitor', 'lo-messenger'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://developers.luckyorange.com/libraries/browser/cookies-storage', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['lifetime of _lo_uid', 'lifetime of _lo_v'],
}
