import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const vwo: CatalogueService = {
  id: 'vwo',
  name: 'VWO',
  provider: 'Wingify',
  policyUrl: 'https://vwo.com/privacy-policy/',
  category: 'analytics',
  description: 'Shows variants of pages and measures them',
  hosts: ['visualwebsiteoptimizer.com', 'vwo.com', 'wingify.com'],
  cookies: [
    { name: '_vwo_uuid*', lifetime: '1 year', purpose: 'recognises visitors' },
    { name: '_vis_opt_exp_*', lifetime: '100 days', purpose: 'remembers which variant was shown' },
    { name: '_vis_opt_s', lifetime: '100 days', purpose: 'tells new visitors from returning ones' },
    { name: '_vis_opt_test_cookie', lifetime: 'session', purpose: 'checks whether cookies work' },
    { name: '_vis_opt_out', lifetime: '10 years', purpose: 'keeps an opt-out' },
    { name: '_vwo_sn', lifetime: '1 day', purpose: 'keeps the visit' },
    { name: '_vwo_ds', lifetime: '2 months', purpose: 'keeps data of visits' },
  ],
  storage: ['_vwo_*', 'vwo*'],
  sources: [
    THIRD_PARTY_WEB,
    {
      url: 'https://vwo.com/oldappkb/what-are-the-various-cookies-used-by-visual-website-optimizer/',
      read: '2026-11',
      for: 'cookies',
    },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: [
    'lifetime of _vwo_uuid*',
    'lifetime of _vwo_sn',
    'lifetime of _vwo_ds',
    'storage _vwo_*',
    'storage vwo*',
  ],
}
