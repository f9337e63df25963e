import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const adform: CatalogueService = {
  id: 'adform',
  name: 'Adform',
  provider: 'Adform',
  policyUrl: 'https://site.adform.com/privacy-center/overview/',
  category: 'marketing',
  description: 'Shows ads and measures them',
  hosts: ['adform.net', 'adformdsp.net'],
  cookies: [
    { name: 'adformfrpid', lifetime: '30 days', purpose: 'recognises browsers for ads' },
    { name: 'otsid', lifetime: '365 days', purpose: 'keeps an opt-out, on adform.net' },
  ],
  sources: [THIRD_PARTY_WEB, OPEN_COOKIE_DATABASE, TARTEAUCITRON],
  unverified: ['lifetime of adformfrpid', 'lifetime of otsid'],
}
