import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const crisp: CatalogueService = {
  id: 'crisp',
  name: 'Crisp',
  provider: 'Crisp IM',
  policyUrl: 'https://crisp.chat/en/privacy/',
  category: 'functional',
  description: 'Offers a chat',
  hosts: ['crisp.chat'],
  cookies: [{ name: 'crisp-client/*', lifetime: '6 months', purpose: 'keeps conversations open' }],
  storage: ['crisp-client/*'],
  sources: [
    THIRD_PARTY_WEB,
    NUXT_SCRIPTS,
    { url: 'https://idealink.tech/privacy-policy/cookies-policy', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['storage crisp-client/*'],
}
