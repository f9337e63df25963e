import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const mouseflow: CatalogueService = {
  id: 'mouseflow',
  name: 'Mouseflow',
  provider: 'Mouseflow',
  policyUrl: 'https://mouseflow.com/privacy/',
  category: 'analytics',
  description: 'Records visits and draws heat maps',
  hosts: ['mouseflow.com'],
  cookies: [
    { name: 'mf_user', lifetime: '90 days', purpose: 'tells new visitors from returning ones' },
    { name: 'mf_*', lifetime: 'session', purpose: 'keeps the visit' },
  ],
  storage: ['mf_*'],
  sources: [
    THIRD_PARTY_WEB,
    {
      url: 'https://help.mouseflow.com/en/articles/4282966-what-is-your-cookie-policy',
      read: '2026-11',
      for: 'cookies',
    },
  ],
  unverified: ['policy', 'storage mf_*'],
}
