import { NUXT_SCRIPTS } from './origins'
import type { CatalogueService } from './types'

export const clarity: CatalogueService = {
  id: 'clarity',
  name: 'Microsoft Clarity',
  provider: 'Microsoft',
  policyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  category: 'analytics',
  description: 'Records visits and draws heat maps',
  hosts: ['clarity.ms', 'c.bing.com'],
  cookies: [
    { name: '_clck', lifetime: '1 year', purpose: 'recognises visitors' },
    { name: '_clsk', lifetime: '1 day', purpose: 'joins the pages of a visit' },
    { name: 'CLID', lifetime: '1 year', purpose: 'recognises browsers, on clarity.ms' },
  ],
  storage: ['_cltk', '_claud'],
  signal: 'clarity',
  sources: [
    NUXT_SCRIPTS,
    {
      url: 'https://learn.microsoft.com/en-us/clarity/setup-and-installation/cookie-list',
      read: '2026-11',
      for: 'cookies',
    },
    { url: 'https://cookiesentry.com/cookies/providers/microsoft-clarity', read: '2026-11', for: 'cookies' },
    { url: 'https://idealink.tech/privacy-policy/cookies-policy', read: '2026-11', for: 'cookies' },
  ],
  unverified: ['policy', 'host c.bing.com', 'storage _claud'],
}
