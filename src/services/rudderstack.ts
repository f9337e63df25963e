import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES } from './origins'
import type { CatalogueService } from './types'

export const rudderstack: CatalogueService = {
  id: 'rudderstack',
  name: 'RudderStack',
  provider: 'RudderStack',
  policyUrl: 'https://www.rudderstack.com/privacy-policy/',
  category: 'analytics',
  description: 'Passes what visitors do on to other tools',
  hosts: ['rudderstack.com', 'rudderlabs.com'],
  cookies: [
    { name: 'rl_anonymous_id', lifetime: '1 year', purpose: 'recognises visitors' },
    { name: 'rl_session', lifetime: '1 year', purpose: 'keeps the visit' },
    { name: 'rl_user_id', lifetime: '1 year', purpose: 'recognises signed-in visitors' },
    { name: 'rl_trait', lifetime: '1 year', purpose: 'keeps what is known of a visitor' },
    { name: 'rl_group_*', lifetime: '1 year', purpose: 'recognises the group of a visitor' },
    { name: 'rl_page_init_*', lifetime: '1 year', purpose: 'remembers where the visit came from' },
  ],
  storage: ['rudder_*', 'rl_*'],
  sources: [
    { url: 'https://www.npmjs.com/package/@rudderstack/analytics-js', read: '2026-11', for: 'hosts' },
    { url: 'https://www.npmjs.com/package/@rudderstack/analytics-js', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['storage rudder_*', 'storage rl_*'],
}
