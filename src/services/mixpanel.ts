import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const mixpanel: CatalogueService = {
  id: 'mixpanel',
  name: 'Mixpanel',
  provider: 'Mixpanel',
  policyUrl: 'https://mixpanel.com/legal/privacy-policy/',
  category: 'analytics',
  description: 'Measures how pages are used',
  hosts: ['mixpanel.com', 'mxpnl.com'],
  cookies: [{ name: 'mp_*_mixpanel', lifetime: '1 year', purpose: 'recognises visitors' }],
  storage: ['mp_*', '__mp*', 'mixpanelBrowserDb', 'mixpanelFlagsDb'],
  signal: 'mixpanel',
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.npmjs.com/package/mixpanel-browser', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
}
