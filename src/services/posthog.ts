import { NUXT_SCRIPTS, TARTEAUCITRON } from './origins'
import type { CatalogueService } from './types'

/** A site that runs it on a host of its own adds that host. */
export const posthog: CatalogueService = {
  id: 'posthog',
  name: 'PostHog',
  provider: 'PostHog',
  policyUrl: 'https://posthog.com/privacy',
  category: 'analytics',
  description: 'Measures how pages are used, records visits',
  hosts: ['posthog.com'],
  cookies: [{ name: 'ph_*_posthog', lifetime: '1 year', purpose: 'recognises visitors' }],
  storage: ['ph_*'],
  signal: 'posthog',
  sources: [
    NUXT_SCRIPTS,
    { url: 'https://www.npmjs.com/package/posthog-js', read: '2026-11', for: 'cookies' },
    TARTEAUCITRON,
  ],
}
