import { callMethod } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * Mixpanel, after a withdrawal: `opt_out_tracking` stops what is under way and clears what it stored, and as it reads its
 * own stored answer each time, which is erased too, `disable` keeps it off until the page is left.
 * https://docs.mixpanel.com/docs/tracking-methods/sdks/javascript#opt-out-of-tracking
 */
export const mixpanel: Vendor = {
  id: 'mixpanel',
  global: 'mixpanel',
  calls({ allows, had }) {
    // Without a choice of theirs, nothing is stored about anybody.
    if (!allows('analytics')) return had ? [['opt_out_tracking', { delete_user: false }], ['disable']] : []
    return [['clear_opt_in_out_tracking']]
  },
  makeCall: callMethod,
}
