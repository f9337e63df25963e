import { callMethod } from '../lib/makeCall'
import type { Vendor } from './types'

const out = (denied: boolean) => [
  'set_config',
  { opt_out_capturing_by_default: denied, opt_out_persistence_by_default: denied },
]

/**
 * PostHog, by its configuration: `opt_out_capturing` and `opt_in_capturing` would store an answer of their own, which
 * counts over everything later. https://posthog.com/docs/privacy/data-collection
 */
export const posthog: Vendor = {
  id: 'posthog',
  global: 'posthog',
  // An answer that was stored before, by another consent tool say, would count over the configuration.
  calls: ({ allows }) => [out(!allows('analytics')), ['clear_opt_in_out_capturing']],
  makeCall: callMethod,
}
