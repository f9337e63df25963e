import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const linkedin: CatalogueService = {
  id: 'linkedin',
  name: 'LinkedIn Insight Tag',
  provider: 'LinkedIn',
  policyUrl: 'https://www.linkedin.com/legal/privacy-policy',
  category: 'marketing',
  description: 'Measures what ads on LinkedIn lead to and shows them again to visitors',
  hosts: ['licdn.com', 'linkedin.com'],
  cookies: [
    { name: 'li_fat_id', lifetime: '30 days', purpose: 'stores the ad click' },
    { name: 'li_giant', lifetime: '7 days', purpose: 'stores the ad click' },
    { name: 'ln_or', lifetime: '1 day', purpose: 'notes that it has sent' },
    { name: 'li_sugr', lifetime: '90 days', purpose: 'recognises browsers for ads' },
    { name: 'UserMatchHistory', lifetime: '30 days', purpose: 'notes when ids were matched' },
    { name: 'AnalyticsSyncHistory', lifetime: '30 days', purpose: 'notes when ids were matched' },
    { name: 'bcookie', lifetime: '1 year', purpose: 'recognises browsers, on linkedin.com' },
    { name: 'bscookie', lifetime: '1 year', purpose: 'recognises browsers, on linkedin.com' },
  ],
  storage: ['li_adsId'],
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://www.consentstack.io/vendors/linkedin-insight-tag', read: '2026-11', for: 'cookies' },
    { url: 'https://cookiesentry.com/cookies/providers/linkedin', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['lifetime of li_giant', 'lifetime of ln_or', 'storage li_adsId'],
}
