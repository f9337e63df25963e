import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const fullstory: CatalogueService = {
  id: 'fullstory',
  name: 'FullStory',
  provider: 'FullStory',
  policyUrl: 'https://www.fullstory.com/legal/privacy-policy/',
  category: 'analytics',
  description: 'Records visits',
  hosts: ['fullstory.com'],
  cookies: [
    { name: 'fs_uid', lifetime: '1 year', purpose: 'recognises visitors' },
    { name: 'fs_cid', lifetime: '1 year', purpose: 'keeps the consent given to it' },
    { name: 'fs_lua', lifetime: '30 minutes', purpose: 'notes when something was last done' },
  ],
  storage: ['_fs_*'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://consentstack.io/vendors/fullstory', read: '2026-11', for: 'hosts' },
    {
      url: 'https://help.fullstory.com/hc/en-us/articles/360020829513-Why-Fullstory-uses-First-Party-Cookies',
      read: '2026-11',
      for: 'cookies',
    },
    { url: 'https://consentstack.io/vendors/fullstory', read: '2026-11', for: 'cookies' },
  ],
  unverified: ['policy', 'lifetime of fs_cid', 'lifetime of fs_lua', 'storage _fs_*'],
}
