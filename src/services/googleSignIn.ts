import { NUXT_SCRIPTS, TARTEAUCITRON, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const googleSignIn: CatalogueService = {
  id: 'google-sign-in',
  name: 'Google Sign-In',
  provider: 'Google',
  policyUrl: 'https://policies.google.com/privacy',
  category: 'functional',
  description: 'Signs visitors in with their Google account',
  hosts: ['accounts.google.com', 'apis.google.com'],
  cookies: [{ name: 'g_state', lifetime: '6 months', purpose: 'remembers a closed sign-in prompt' }],
  sources: [THIRD_PARTY_WEB, NUXT_SCRIPTS, TARTEAUCITRON],
  unverified: ['cookie g_state'],
}
