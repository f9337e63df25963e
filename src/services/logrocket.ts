import type { CatalogueService } from './types'

export const logrocket: CatalogueService = {
  id: 'logrocket',
  name: 'LogRocket',
  provider: 'LogRocket',
  policyUrl: 'https://logrocket.com/privacy',
  category: 'analytics',
  description: 'Records visits and errors',
  hosts: [
    'logrocket.com',
    'logrocket.io',
    'lr-in.com',
    'lr-in-prod.com',
    'lr-ingest.com',
    'lr-ingest.io',
    'lr-intake.com',
    'logr-in.com',
    'logr-ingest.com',
    'intake-lr.com',
    'ingest-lr.com',
    'lgrckt-in.com',
    'lrkt-in.com',
  ],
  cookies: [
    { name: '_lr_uf_*', lifetime: '1 year', purpose: 'recognises visitors' },
    { name: '_lr_tabs_*', lifetime: '1 day', purpose: 'keeps the visit' },
    { name: '_lr_hb_*', lifetime: '1 day', purpose: 'notices other tabs' },
  ],
  storage: ['_lr_*'],
  sources: [
    { url: 'https://www.npmjs.com/package/logrocket', read: '2026-11', for: 'hosts' },
    { url: 'https://docs.logrocket.com/reference/cookies', read: '2026-11', for: 'cookies' },
  ],
  unverified: ['policy', 'lifetime of _lr_uf_*', 'lifetime of _lr_tabs_*', 'lifetime of _lr_hb_*', 'storage _lr_*'],
}
