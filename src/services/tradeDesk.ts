import { OPEN_COOKIE_DATABASE, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const tradeDesk: CatalogueService = {
  id: 'trade-desk',
  name: 'The Trade Desk',
  provider: 'The Trade Desk',
  policyUrl: 'https://www.thetradedesk.com/us/privacy',
  category: 'marketing',
  description: 'Buys ad space and measures what it leads to',
  hosts: ['adsrvr.org'],
  cookies: [
    { name: 'TDID', lifetime: '1 year', purpose: 'recognises browsers for ads, on adsrvr.org' },
    { name: 'TDCPM', lifetime: '1 year', purpose: 'notes when ids were matched, on adsrvr.org' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://consentstack.io/vendors/the-trade-desk', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
  ],
  unverified: ['policy'],
}
