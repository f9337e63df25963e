import { callMethod } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * Mixpanel, after a withdrawal: `opt_out_tracking` stops it and clears what it stored. It reads its stored opt-out each
 * time, which the SDK erases too, so `disable` keeps it off until the page is left.
 * https://docs.mixpanel.com/docs/tracking-methods/sdks/javascript#opt-out-of-tracking
 */
export const mixpanel: Vendor = {
  id: 'mixpanel',
  global: 'mixpanel',
  calls({ allows, had }) {
    // Before a grant there is nothing to opt out of, and an opt-out would be stored.
    if (!allows('analytics')) return had ? [['opt_out_tracking', { delete_user: false }], ['disable']] : []
    return [['clear_opt_in_out_tracking']]
  },
  makeCall: callMethod,
}
