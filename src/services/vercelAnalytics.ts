import { NUXT_SCRIPTS, OPEN_COOKIE_DATABASE_POLICIES } from './origins'
import type { CatalogueService } from './types'

/** On Vercel it loads from the site’s own `/_vercel/insights/`, which no host can name: tag the script. */
export const vercelAnalytics: CatalogueService = {
  id: 'vercel-analytics',
  name: 'Vercel Analytics',
  provider: 'Vercel',
  policyUrl: 'https://vercel.com/legal/privacy-policy',
  category: 'analytics',
  description: 'Counts visits without cookies',
  hosts: ['va.vercel-scripts.com', 'vitals.vercel-insights.com'],
  sources: [NUXT_SCRIPTS, OPEN_COOKIE_DATABASE_POLICIES],
}
