import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const optimizely: CatalogueService = {
  id: 'optimizely',
  name: 'Optimizely',
  provider: 'Optimizely',
  policyUrl: 'https://www.optimizely.com/privacy/',
  category: 'analytics',
  description: 'Shows variants of pages and measures them',
  hosts: ['optimizely.com'],
  cookies: [
    { name: 'optimizelyEndUserId', lifetime: '6 months', purpose: 'recognises visitors' },
    { name: 'optimizelyRedirectData', lifetime: '5 seconds', purpose: 'carries a redirected visit over' },
    { name: 'optimizelyDomainTestCookie', lifetime: '6 months', purpose: 'finds the widest domain' },
    { name: 'optimizelyOptOut', lifetime: '10 years', purpose: 'keeps an opt-out' },
  ],
  storage: ['optimizely*'],
  sources: [
    THIRD_PARTY_WEB,
    {
      url: 'https://support.optimizely.com/hc/en-us/articles/4410284260365-Cookies-and-localStorage-in-snippets',
      read: '2026-11',
      for: 'cookies',
    },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: [
    'lifetime of optimizelyEndUserId',
    'lifetime of optimizelyRedirectData',
    'lifetime of optimizelyDomainTestCookie',
    'lifetime of optimizelyOptOut',
    'storage optimizely*',
  ],
}
