import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const mailchimp: CatalogueService = {
  id: 'mailchimp',
  name: 'Mailchimp',
  provider: 'Intuit',
  policyUrl: 'https://mailchimp.com/legal/',
  category: 'marketing',
  description: 'Shows sign-up forms, measures campaigns',
  hosts: ['chimpstatic.com', 'list-manage.com', 'mailchimp.com'],
  cookies: [
    { name: 'mc_cid', lifetime: '14 days', purpose: 'stores the campaign' },
    { name: 'mc_eid', lifetime: '14 days', purpose: 'recognises the subscriber' },
    { name: 'mc_landing_site', lifetime: '14 days', purpose: 'remembers the first page' },
    { name: 'MCPopup*', lifetime: '1 year', purpose: 'remembers a closed sign-up form' },
  ],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.mc4wp.com/kb/cookie-overview/', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['cookie MCPopup*'],
}
