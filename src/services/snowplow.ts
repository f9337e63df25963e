import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES } from './origins'
import type { CatalogueService } from './types'

/** A site that runs it on a host of its own adds that host. */
export const snowplow: CatalogueService = {
  id: 'snowplow',
  name: 'Snowplow',
  provider: 'the site itself, or Snowplow Analytics',
  policyUrl: 'https://snowplowanalytics.com/privacy-policy/',
  category: 'analytics',
  description: 'Measures how pages are used',
  hosts: ['snowplow.io', 'snplow.net'],
  cookies: [
    { name: '_sp_id.*', lifetime: '2 years', purpose: 'recognises visitors' },
    { name: '_sp_ses.*', lifetime: '30 minutes', purpose: 'keeps the visit' },
  ],
  storage: ['snowplowOutQueue_*'],
  sources: [
    { url: 'https://www.npmjs.com/package/@snowplow/browser-tracker', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    OPEN_COOKIE_DATABASE_POLICIES,
  ],
  unverified: ['host snowplow.io', 'host snplow.net'],
}
