import { THIRD_PARTY_WEB } from './origins'
import type { CatalogueService } from './types'

export const sentry: CatalogueService = {
  id: 'sentry',
  name: 'Sentry',
  provider: 'Functional Software',
  policyUrl: 'https://sentry.io/privacy/',
  category: 'analytics',
  description: 'Reports errors and slow pages, can record visits',
  hosts: ['sentry.io', 'sentry-cdn.com', 'getsentry.com'],
  storage: ['sentryReplaySession'],
  sources: [THIRD_PARTY_WEB, { url: 'https://www.npmjs.com/package/@sentry/browser', read: '2026-11', for: 'cookies' }],
  unverified: ['policy'],
}
