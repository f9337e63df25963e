import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE_POLICIES } from './origins'
import type { CatalogueService } from './types'

export const cloudflareWebAnalytics: CatalogueService = {
  id: 'cloudflare-web-analytics',
  name: 'Cloudflare Web Analytics',
  provider: 'Cloudflare',
  policyUrl: 'https://www.cloudflare.com/privacypolicy/',
  category: 'analytics',
  description: 'Counts visits and load times without cookies',
  hosts: ['cloudflareinsights.com'],
  sources: [NUXT_SCRIPTS, OPEN_COOKIE_DATABASE_POLICIES],
}
