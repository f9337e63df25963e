import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const doubleclick: CatalogueService = {
  id: 'doubleclick',
  name: 'Google Marketing Platform (DoubleClick)',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'marketing',
  description: 'Shows display ads, limits and measures them',
  hosts: ['doubleclick.net', 'stats.g.doubleclick.net', '2mdn.net', 'googletagservices.com'],
  cookies: [
    { name: 'IDE', lifetime: '13 months', purpose: 'recognises browsers across sites for ads' },
    { name: 'DSID', lifetime: '14 days', purpose: 'links ads to a signed-in account' },
    { name: 'test_cookie', lifetime: '15 minutes', purpose: 'checks whether cookies work' },
    { name: 'ar_debug', lifetime: '30 days', purpose: 'helps to find faults in ad measurement' },
  ],
  signal: 'google',
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.auditcookies.com/cookies/IDE', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['lifetime of DSID', 'lifetime of test_cookie', 'lifetime of ar_debug'],
}
