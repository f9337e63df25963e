import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const abTasty: CatalogueService = {
  id: 'ab-tasty',
  name: 'AB Tasty',
  provider: 'AB Tasty',
  policyUrl: 'https://www.abtasty.com/terms-of-use/',
  category: 'analytics',
  description: 'Shows variants of pages and measures them',
  hosts: ['abtasty.com'],
  cookies: [
    { name: 'ABTasty', lifetime: '13 months', purpose: 'recognises visitors, remembers variants' },
    { name: 'ABTastySession', lifetime: '30 minutes', purpose: 'keeps the visit' },
    { name: 'ABTastyDomainTest', lifetime: 'session', purpose: 'finds the widest domain' },
  ],
  storage: ['ABTasty*'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://docs.abtasty.com/client-side/tag/tag-cookies', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
}
