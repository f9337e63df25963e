import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const adroll: CatalogueService = {
  id: 'adroll',
  name: 'AdRoll',
  provider: 'NextRoll',
  policyUrl: 'https://www.nextroll.com/privacy',
  category: 'marketing',
  description: 'Shows ads again to visitors and measures them',
  hosts: ['adroll.com'],
  cookies: [
    { name: '__adroll_fpc', lifetime: '1 year', purpose: 'recognises browsers for ads' },
    { name: '__ar_v4', lifetime: '1 year', purpose: 'matches ids' },
    { name: '__adroll*', lifetime: '13 months', purpose: 'recognises browsers for ads' },
  ],
  sources: [THIRD_PARTY_WEB],
  unverified: ['policy', 'cookie __adroll_fpc', 'cookie __ar_v4', 'cookie __adroll*'],
}
