import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const piano: CatalogueService = {
  id: 'piano',
  name: 'Piano Analytics',
  provider: 'Piano',
  policyUrl: 'https://piano.io/privacy-policy/',
  category: 'analytics',
  description: 'Counts visits and how pages are used',
  hosts: ['pa-cd.com', 'piano.io', 'xiti.com', 'ati-host.net', 'aticdn.net'],
  cookies: [
    { name: '_pcid', lifetime: '13 months', purpose: 'recognises visitors' },
    { name: '_pctx', lifetime: '13 months', purpose: 'passes context between its tools' },
    { name: '_pprv', lifetime: '13 months', purpose: 'keeps the consent given to it' },
    { name: 'pa_user', lifetime: '13 months', purpose: 'recognises signed-in visitors' },
    { name: 'pa_privacy', lifetime: '13 months', purpose: 'keeps the privacy mode' },
    { name: 'pa_vid', lifetime: '13 months', purpose: 'recognises visitors, in old versions' },
    { name: 'atuserid', lifetime: '13 months', purpose: 'recognises visitors, in old versions' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.npmjs.com/package/piano-analytics-js', read: '2026-11', for: 'hosts' },
    {
      url: 'https://developers.atinternet-solutions.com/piano-analytics/data-collection/general/cookie-storage',
      read: '2026-11',
      for: 'cookies',
    },
    { url: 'https://www.npmjs.com/package/piano-analytics-js', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['host piano.io', 'host xiti.com', 'host aticdn.net', 'lifetime of atuserid'],
}
