import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const amazonAds: CatalogueService = {
  id: 'amazon-ads',
  name: 'Amazon Ads',
  provider: 'Amazon',
  policyUrl: 'https://amazon.com/privacy/',
  category: 'marketing',
  description: 'Shows ads and measures them',
  hosts: ['amazon-adsystem.com'],
  cookies: [
    { name: 'ad-id', lifetime: '190 days', purpose: 'recognises browsers for ads, on amazon-adsystem.com' },
    { name: 'ad-privacy', lifetime: '5 years', purpose: 'keeps an opt-out, on amazon-adsystem.com' },
  ],
  sources: [THIRD_PARTY_WEB, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES],
  unverified: ['lifetime of ad-id', 'lifetime of ad-privacy'],
}
