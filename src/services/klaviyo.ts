import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const klaviyo: CatalogueService = {
  id: 'klaviyo',
  name: 'Klaviyo',
  provider: 'Klaviyo',
  policyUrl: 'https://www.klaviyo.com/legal',
  category: 'marketing',
  description: 'Recognises subscribers, shows sign-up forms',
  hosts: ['klaviyo.com'],
  cookies: [{ name: '__kla_id', lifetime: '2 years', purpose: 'recognises visitors' }],
  storage: ['__kla_*', 'klaviyo*'],
  sources: [THIRD_PARTY_WEB, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES],
  unverified: ['lifetime of __kla_id', 'storage __kla_*', 'storage klaviyo*'],
}
