import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const mapbox: CatalogueService = {
  id: 'mapbox',
  name: 'Mapbox',
  provider: 'Mapbox',
  policyUrl: 'https://www.mapbox.com/legal/privacy',
  category: 'functional',
  description: 'Shows maps',
  hosts: ['mapbox.com'],
  storage: ['mapbox.*', 'mapbox-tiles'],
  sources: [THIRD_PARTY_WEB, { url: 'https://www.npmjs.com/package/mapbox-gl', read: '2026-11', for: 'cookies' }],
  unverified: ['policy'],
}
