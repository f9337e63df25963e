import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const intercom: CatalogueService = {
  id: 'intercom',
  name: 'Intercom',
  provider: 'Intercom',
  policyUrl: 'https://www.intercom.com/legal/cookie-policy',
  category: 'functional',
  description: 'Offers a chat',
  hosts: ['intercom.io', 'intercomcdn.com', 'intercom.com', 'intercomassets.com'],
  cookies: [
    { name: 'intercom-id-*', lifetime: '9 months', purpose: 'recognises visitors' },
    { name: 'intercom-session-*', lifetime: '1 week', purpose: 'keeps conversations open' },
    { name: 'intercom-device-id-*', lifetime: '9 months', purpose: 'tells devices apart' },
  ],
  storage: ['intercom*'],
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    {
      url: 'https://www.intercom.com/help/en/articles/2361922-intercom-messenger-cookies',
      read: '2026-11',
      for: 'cookies',
    },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['host intercom.com', 'host intercomassets.com', 'storage intercom*'],
}
