import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const activeCampaign: CatalogueService = {
  id: 'active-campaign',
  name: 'ActiveCampaign',
  provider: 'ActiveCampaign',
  policyUrl: 'https://www.activecampaign.com/legal/privacy-policy/',
  category: 'marketing',
  description: 'Recognises contacts, measures campaigns',
  hosts: ['trackcmp.net', 'app-us1.com'],
  cookies: [
    { name: 'ac_enable_tracking', lifetime: '1 year', purpose: 'keeps the consent given to it' },
    { name: 'prism_*', lifetime: '30 days', purpose: 'recognises visitors' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.consentstack.io/vendors/activecampaign', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: ['lifetime of prism_*'],
}
