import { callMethod } from '../lib/makeCall'
import type { Vendor } from './types'

const out = (denied: boolean) => [
  'set_config',
  { opt_out_capturing_by_default: denied, opt_out_persistence_by_default: denied },
]

/**
 * PostHog, by its configuration: `opt_out_capturing` and `opt_in_capturing` would store an answer that overrides
 * everything later. https://posthog.com/docs/privacy/data-collection
 */
export const posthog: Vendor = {
  id: 'posthog',
  global: 'posthog',
  // Clear a stored answer, such as that of another consent tool: it would override the configuration.
  calls: ({ allows }) => [out(!allows('analytics')), ['clear_opt_in_out_capturing']],
  makeCall: callMethod,
}
