import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const marketo: CatalogueService = {
  id: 'marketo',
  name: 'Marketo Engage',
  provider: 'Adobe',
  policyUrl: 'https://www.adobe.com/privacy.html',
  category: 'marketing',
  description: 'Recognises contacts, fills forms',
  hosts: ['marketo.com', 'marketo.net', 'mktoresp.com'],
  cookies: [
    { name: '_mkto_trk', lifetime: '2 years', purpose: 'recognises visitors' },
    { name: '_biz_*', lifetime: '1 year', purpose: 'recognises visitors, counts requests' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://purplemeup.substack.com/p/understanding-the-_mkto_trk-cookie', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['lifetime of _biz_*'],
}
