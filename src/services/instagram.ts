import { OPEN_COOKIE_DATABASE, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const instagram: CatalogueService = {
  id: 'instagram',
  name: 'Instagram',
  provider: 'Meta',
  policyUrl: 'https://www.instagram.com/legal/privacy/',
  category: 'marketing',
  description: 'Shows posts',
  hosts: ['instagram.com', 'cdninstagram.com'],
  cookies: [
    { name: 'ig_did', lifetime: '9 years', purpose: 'recognises browsers, on instagram.com' },
    { name: 'ds_user_id', lifetime: '3 months', purpose: 'recognises accounts, on instagram.com' },
  ],
  sources: [THIRD_PARTY_WEB, OPEN_COOKIE_DATABASE, TARTEAUCITRON],
  unverified: ['lifetime of ig_did', 'lifetime of ds_user_id'],
}
