import type { CatalogueService } from './types'

export const swetrix: CatalogueService = {
  id: 'swetrix',
  name: 'Swetrix',
  provider: 'Swetrix',
  policyUrl: 'https://swetrix.com/privacy',
  category: 'analytics',
  description: 'Counts visits without cookies',
  hosts: ['swetrix.com', 'swetrix.org'],
  sources: [{ url: 'https://www.npmjs.com/package/swetrix', read: '2026-11', for: 'hosts' }],
  unverified: ['policy', 'host swetrix.org'],
}
