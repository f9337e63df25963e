import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE } from './origins'
import type { CatalogueService } from './types'

/** A site that runs it on a host of its own adds that host. */
export const umami: CatalogueService = {
  id: 'umami',
  name: 'Umami',
  provider: 'the site itself, or Umami Software',
  policyUrl: 'https://umami.is/privacy',
  category: 'analytics',
  description: 'Counts visits without cookies',
  hosts: ['cloud.umami.is', 'api-gateway.umami.dev'],
  storage: ['umami.*'],
  sources: [NUXT_SCRIPTS, OPEN_COOKIE_DATABASE],
  unverified: ['policy'],
}
