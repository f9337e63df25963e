import { TARTEAUCITRON } from './origins'
import type { CatalogueService } from './types'

export const simpleAnalytics: CatalogueService = {
  id: 'simple-analytics',
  name: 'Simple Analytics',
  provider: 'Simple Analytics',
  policyUrl: 'https://docs.simpleanalytics.com/what-we-collect',
  category: 'analytics',
  description: 'Counts visits without cookies',
  hosts: ['simpleanalyticscdn.com', 'simpleanalytics.com', 'simpleanalytics.io'],
  sources: [TARTEAUCITRON],
  unverified: ['host simpleanalyticscdn.com', 'host simpleanalytics.com', 'host simpleanalytics.io'],
}
