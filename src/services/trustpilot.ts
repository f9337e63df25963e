import type { CatalogueService } from './types'

export const trustpilot: CatalogueService = {
  id: 'trustpilot',
  name: 'Trustpilot',
  provider: 'Trustpilot',
  policyUrl: 'https://legal.trustpilot.com/for-reviewers/end-user-privacy-terms',
  category: 'marketing',
  description: 'Shows reviews',
  hosts: ['trustpilot.com'],
  sources: [],
  unverified: ['policy', 'host trustpilot.com'],
}
