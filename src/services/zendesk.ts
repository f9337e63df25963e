import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const zendesk: CatalogueService = {
  id: 'zendesk',
  name: 'Zendesk',
  provider: 'Zendesk',
  policyUrl: 'https://www.zendesk.com/company/agreements-and-terms/privacy-notice/',
  category: 'functional',
  description: 'Offers a chat and help',
  hosts: ['zdassets.com', 'zendesk.com', 'zopim.com'],
  cookies: [
    { name: '__zlcmid', lifetime: '365 days', purpose: 'recognises visitors in the chat' },
    { name: '__zlcprivacy', lifetime: '365 days', purpose: 'keeps the consent given to it' },
  ],
  storage: ['ZD-*', '__zlc*'],
  sources: [
    THIRD_PARTY_WEB,
    {
      url: 'https://support.zendesk.com/hc/en-us/articles/4408828505754-Enabling-cookie-consent-for-the-Chat-widget',
      read: '2026-11',
      for: 'cookies',
    },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['storage ZD-*', 'storage __zlc*'],
}
