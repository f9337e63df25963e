import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const googleAdsense: CatalogueService = {
  id: 'google-adsense',
  name: 'Google AdSense',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'marketing',
  description: 'Shows ads on the page',
  hosts: ['googlesyndication.com', 'adtrafficquality.google', 'fundingchoicesmessages.google.com'],
  cookies: [
    { name: '__gads', lifetime: '13 months', purpose: 'measures and limits ads' },
    { name: '__gpi', lifetime: '13 months', purpose: 'recognises browsers for ads' },
    { name: '__gpi_optout', lifetime: '13 months', purpose: 'keeps an opt-out' },
    { name: '__eoi', lifetime: '6 months', purpose: 'guards ads against fraud' },
  ],
  storage: ['google_ama_*', 'google_adsense_settings', 'goog_pem_mod'],
  signal: 'google',
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    OPEN_COOKIE_DATABASE,
    { url: 'https://support.google.com/adsense/answer/7549925', read: '2026-11', for: 'cookies' },
    { url: 'https://www.adcaonline.org/cookie-policy', read: '2026-11', for: 'cookies' },
    TARTEAUCITRON,
  ],
  unverified: [
    'host adtrafficquality.google',
    'host fundingchoicesmessages.google.com',
    'lifetime of __gads',
    'lifetime of __gpi',
    'lifetime of __gpi_optout',
    'lifetime of __eoi',
    'storage google_adsense_settings',
    'storage goog_pem_mod',
  ],
}
