import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const tawk: CatalogueService = {
  id: 'tawk',
  name: 'tawk.to',
  provider: 'tawk.to',
  policyUrl: 'https://www.tawk.to/privacy-policy/',
  category: 'functional',
  description: 'Offers a chat',
  hosts: ['tawk.to'],
  cookies: [
    { name: 'tawk_uuid_*', lifetime: '6 months', purpose: 'recognises visitors' },
    { name: 'twk_idm_key', lifetime: 'session', purpose: 'keeps the connection' },
    { name: 'TawkConnectionTime', lifetime: 'session', purpose: 'keeps tabs in step' },
  ],
  storage: ['twk_*'],
  sources: [
    THIRD_PARTY_WEB,
    {
      url: 'https://help.tawk.to/article/what-are-tawkto-cookies-and-what-do-they-do',
      read: '2026-11',
      for: 'cookies',
    },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
}
