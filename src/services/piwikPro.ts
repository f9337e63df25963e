import { OPEN_COOKIE_DATABASE, TARTEAUCITRON } from './origins'
import type { CatalogueService } from './types'

/**
 * Its cookies are named like Matomo’s, but with a UUID for the site: `_pk_id.<uuid>.<hash>`. A site that runs it on
 * a host of its own adds that host.
 */
export const piwikPro: CatalogueService = {
  id: 'piwik-pro',
  name: 'Piwik PRO',
  provider: 'Piwik PRO',
  policyUrl: 'https://piwik.pro/privacy-policy/',
  category: 'analytics',
  description: 'Counts visits and how pages are used',
  hosts: ['piwik.pro'],
  cookies: [
    { name: '_pk_id.*-*-*-*-*', lifetime: '13 months', purpose: 'recognises visitors' },
    { name: '_pk_ses.*-*-*-*-*', lifetime: '30 minutes', purpose: 'keeps the visit' },
    { name: 'stg_returning_visitor', lifetime: '365 days', purpose: 'tells new visitors from returning ones' },
    { name: 'stg_traffic_source_priority', lifetime: '30 minutes', purpose: 'remembers where the visit came from' },
    { name: 'stg_last_interaction', lifetime: '365 days', purpose: 'keeps the visit' },
    { name: 'stg_externalReferrer', lifetime: 'session', purpose: 'remembers where the visit came from' },
    { name: 'ppms_privacy_*', lifetime: '365 days', purpose: 'keeps the consent given to it' },
  ],
  sources: [
    { url: 'https://surf-1.career.emply.com/en/cookie-statement/piwik', read: '2026-11', for: 'cookies' },
    { url: 'https://makino.eu/en-us/privacy-policy/cookies-information', read: '2026-11', for: 'cookies' },
    OPEN_COOKIE_DATABASE,
    TARTEAUCITRON,
  ],
  unverified: [
    'host piwik.pro',
    'lifetime of stg_returning_visitor',
    'lifetime of stg_traffic_source_priority',
    'lifetime of stg_last_interaction',
    'lifetime of stg_externalReferrer',
  ],
}
