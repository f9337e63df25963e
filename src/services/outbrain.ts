import { OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const outbrain: CatalogueService = {
  id: 'outbrain',
  name: 'Outbrain',
  provider: 'Outbrain',
  policyUrl: 'https://www.outbrain.com/privacy/',
  category: 'marketing',
  description: 'Recommends sponsored articles and measures them',
  hosts: ['outbrain.com', 'outbrainimg.com'],
  cookies: [
    { name: 'obuid', lifetime: '3 months', purpose: 'recognises browsers for ads, on outbrain.com' },
    { name: 'outbrain_dicbo_id', lifetime: '1 day', purpose: 'stores the ad click' },
    { name: 'dicbo_id', lifetime: '1 day', purpose: 'stores the ad click' },
    { name: 'obsessionid-*', lifetime: '30 minutes', purpose: 'tells sessions apart' },
  ],
  storage: ['OB-*'],
  sources: [THIRD_PARTY_WEB, OPEN_COOKIE_DATABASE, OPEN_COOKIE_DATABASE_POLICIES],
  unverified: [
    'lifetime of obuid',
    'lifetime of outbrain_dicbo_id',
    'lifetime of dicbo_id',
    'lifetime of obsessionid-*',
    'storage OB-*',
  ],
}
