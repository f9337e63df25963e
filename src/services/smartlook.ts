import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const smartlook: CatalogueService = {
  id: 'smartlook',
  name: 'Smartlook',
  provider: 'Cisco',
  policyUrl: 'https://www.smartlook.com/privacy/',
  category: 'analytics',
  description: 'Records visits and draws heat maps',
  hosts: ['smartlook.com', 'smartlook.cloud'],
  cookies: [{ name: 'SL_C_*', lifetime: '13 months', purpose: 'recognises visitors, keeps the visit' }],
  storage: ['SL_L_*', 'SMARTLOOK_*'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://help.smartlook.com/docs/cookies-smartlook', read: '2026-11', for: 'cookies' },
  ],
  unverified: ['policy', 'host smartlook.cloud'],
}
