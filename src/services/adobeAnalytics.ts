import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const adobeAnalytics: CatalogueService = {
  id: 'adobe-analytics',
  name: 'Adobe Analytics',
  provider: 'Adobe',
  policyUrl: 'https://www.adobe.com/privacy/policy.html',
  category: 'analytics',
  description: 'Measures how pages are used',
  hosts: ['omtrdc.net', '2o7.net', 'demdex.net', 'everesttech.net', 'adobedtm.com', 'adobedc.net'],
  cookies: [
    { name: 'AMCV_*', lifetime: '2 years', purpose: 'recognises visitors' },
    { name: 'AMCVS_*', lifetime: 'session', purpose: 'keeps the visit' },
    { name: 'kndctr_*', lifetime: '395 days', purpose: 'recognises visitors' },
    { name: 's_ecid', lifetime: '2 years', purpose: 'recognises visitors' },
    { name: 's_vi', lifetime: '2 years', purpose: 'recognises visitors' },
    { name: 's_fid', lifetime: '2 years', purpose: 'recognises visitors' },
    { name: 's_cc', lifetime: 'session', purpose: 'checks whether cookies work' },
    { name: 's_sq', lifetime: 'session', purpose: 'remembers the last link' },
    { name: 'demdex', lifetime: '180 days', purpose: 'recognises browsers, on demdex.net' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.npmjs.com/package/@adobe/alloy', read: '2026-11', for: 'hosts' },
    {
      url: 'https://experienceleague.adobe.com/en/docs/core-services/interface/data-collection/cookies/web-sdk',
      read: '2026-11',
      for: 'cookies',
    },
    { url: 'https://www.tuifly.com/en/cookie-policy', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['lifetime of AMCVS_*'],
}
