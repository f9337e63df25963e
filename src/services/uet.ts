import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

/** Owns `MUID`, which Clarity reads as well: it is set on bing.com, and for ads. */
export const uet: CatalogueService = {
  id: 'uet',
  name: 'Microsoft Advertising (UET)',
  provider: 'Microsoft',
  policyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  category: 'marketing',
  description: 'Measures what ads in Bing lead to and shows them again to visitors',
  hosts: ['bat.bing.com', 'bat.bing.net'],
  cookies: [
    { name: '_uetsid', lifetime: '1 day', purpose: 'tells sessions apart' },
    { name: '_uetvid', lifetime: '13 months', purpose: 'recognises browsers for ads' },
    { name: '_uetmsclkid', lifetime: '90 days', purpose: 'stores the ad click' },
    { name: 'MUID', lifetime: '13 months', purpose: 'recognises browsers across Microsoft sites' },
  ],
  storage: ['_uetsid*', '_uetvid*'],
  signal: 'uet',
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://www.consentstack.io/vendors/microsoft-advertising-uet-tag', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
  ],
  unverified: ['policy', 'host bat.bing.net', 'lifetime of _uetsid', 'storage _uetsid*', 'storage _uetvid*'],
}
