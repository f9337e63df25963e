import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const segment: CatalogueService = {
  id: 'segment',
  name: 'Segment',
  provider: 'Twilio',
  policyUrl: 'https://www.twilio.com/en-us/legal/privacy',
  category: 'analytics',
  description: 'Passes what visitors do on to other tools',
  hosts: ['segment.com', 'segment.io'],
  cookies: [
    { name: 'ajs_anonymous_id', lifetime: '1 year', purpose: 'recognises visitors' },
    { name: 'ajs_user_id', lifetime: '1 year', purpose: 'recognises signed-in visitors' },
    { name: 'ajs_group_id', lifetime: '1 year', purpose: 'recognises the group of a visitor' },
  ],
  storage: ['ajs_*', 'persisted-queue:*'],
  signal: 'segment',
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://www.npmjs.com/package/@segment/analytics-next', read: '2026-11', for: 'cookies' },
  ],
  unverified: ['policy', 'storage persisted-queue:*'],
}
