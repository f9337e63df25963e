import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const livechat: CatalogueService = {
  id: 'livechat',
  name: 'LiveChat',
  provider: 'Text',
  policyUrl: 'https://www.livechat.com/legal/privacy-policy/',
  category: 'functional',
  description: 'Offers a chat',
  hosts: ['livechatinc.com', 'livechat.com', 'livechat-static.com'],
  cookies: [
    { name: '__lc_cid', lifetime: '2 years', purpose: 'recognises visitors' },
    { name: '__lc_cst', lifetime: '2 years', purpose: 'proves the visitor to the chat' },
    { name: '__lc2_*', lifetime: '3 years', purpose: 'recognises visitors' },
    { name: '__livechat', lifetime: '3 years', purpose: 'keeps settings of the chat' },
  ],
  storage: ['__lc*', 'side_storage_*'],
  sources: [
    THIRD_PARTY_WEB,
    { url: 'https://careerswales.gov.wales/node/785', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['lifetime of __lc2_*', 'lifetime of __livechat', 'storage __lc*', 'storage side_storage_*'],
}
