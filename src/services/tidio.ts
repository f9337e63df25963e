import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const tidio: CatalogueService = {
  id: 'tidio',
  name: 'Tidio',
  provider: 'Tidio',
  policyUrl: 'https://www.tidio.com/privacy-policy/',
  category: 'functional',
  description: 'Offers a chat',
  hosts: ['tidio.co', 'tidio.com', 'tidiochat.com'],
  storage: ['tidio_state*'],
  sources: [THIRD_PARTY_WEB],
  unverified: ['policy', 'host tidio.co', 'host tidio.com', 'storage tidio_state*'],
}
