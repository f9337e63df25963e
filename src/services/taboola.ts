import { OPEN_COOKIE_DATABASE, THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const taboola: CatalogueService = {
  id: 'taboola',
  name: 'Taboola',
  provider: 'Taboola',
  policyUrl: 'https://policies.taboola.com/en/cookie-policy',
  category: 'marketing',
  description: 'Recommends sponsored articles and measures them',
  hosts: ['taboola.com', 'taboolasyndication.com'],
  cookies: [
    { name: 't_gid', lifetime: '13 months', purpose: 'recognises browsers for ads' },
    { name: 't_pt_gid', lifetime: '1 year', purpose: 'recognises browsers for ads' },
    { name: 'taboola_session_id', lifetime: 'session', purpose: 'tells sessions apart' },
    { name: 'taboola_select', lifetime: '1 year', purpose: 'notes what was pressed' },
    { name: 'taboola_fp_td_user_id', lifetime: '1 year', purpose: 'stores the ad click' },
    { name: '_tb_sess_r', lifetime: '30 minutes', purpose: 'remembers where the visit came from' },
    { name: '_tb_t_ppg', lifetime: '30 minutes', purpose: 'remembers the page before' },
  ],
  storage: ['taboola*'],
  sources: [
    THIRD_PARTY_WEB,
    OPEN_COOKIE_DATABASE,
    { url: 'https://policies.taboola.com/en/cookie-policy', read: '2026-11', for: 'policy' },
  ],
  unverified: [
    'lifetime of t_gid',
    'lifetime of t_pt_gid',
    'lifetime of taboola_session_id',
    'lifetime of taboola_select',
    'lifetime of taboola_fp_td_user_id',
    'lifetime of _tb_sess_r',
    'lifetime of _tb_t_ppg',
    'storage taboola*',
  ],
}
