import type { CatalogueService } from './types'

export const datadog: CatalogueService = {
  id: 'datadog',
  name: 'Datadog RUM',
  provider: 'Datadog',
  policyUrl: 'https://www.datadoghq.com/legal/privacy/',
  category: 'analytics',
  description: 'Reports errors and slow pages, can record visits',
  hosts: [
    'datadoghq-browser-agent.com',
    'browser-intake-datadoghq.com',
    'browser-intake-datadoghq.eu',
    'browser-intake-us3-datadoghq.com',
    'browser-intake-us5-datadoghq.com',
    'browser-intake-ap1-datadoghq.com',
  ],
  cookies: [{ name: '_dd_s*', lifetime: '1 year', purpose: 'keeps the visit' }],
  storage: ['_dd_*'],
  sources: [
    { url: 'https://www.npmjs.com/package/@datadog/browser-rum', read: '2026-11', for: 'hosts' },
    { url: 'https://www.npmjs.com/package/@datadog/browser-rum', read: '2026-11', for: 'cookies' },
  ],
  unverified: ['policy'],
}
