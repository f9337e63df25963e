import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const pardot: CatalogueService = {
  id: 'pardot',
  name: 'Account Engagement (Pardot)',
  provider: 'Salesforce',
  policyUrl: 'https://www.salesforce.com/company/privacy/',
  category: 'marketing',
  description: 'Recognises contacts, fills forms',
  hosts: ['pardot.com'],
  cookies: [
    { name: 'visitor_id*', lifetime: '1 year', purpose: 'recognises visitors' },
    { name: 'pi_opt_in*', lifetime: '1 year', purpose: 'keeps the consent given to it' },
    { name: 'lpv*', lifetime: '30 minutes', purpose: 'keeps views from counting twice' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://makino.eu/en-us/privacy-policy/cookies-information', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['cookie lpv*'],
}
