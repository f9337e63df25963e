import type { CatalogueService } from './types'

/** A site that runs it on a host of its own adds that host. */
export const countly: CatalogueService = {
  id: 'countly',
  name: 'Countly',
  provider: 'the site itself, or Countly',
  policyUrl: 'https://countly.com/privacy-policy',
  category: 'analytics',
  description: 'Measures how pages are used',
  hosts: ['count.ly'],
  storage: ['*/cly_*'],
  sources: [{ url: 'https://www.npmjs.com/package/countly-sdk-web', read: '2026-11', for: 'cookies' }],
  unverified: ['policy', 'host count.ly'],
}
