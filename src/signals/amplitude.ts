import { callMethod } from '../lib/makeCall'
import type { Vendor } from './types'

/** Amplitude Browser SDK 2. https://amplitude.com/docs/sdks/analytics/browser/cookies-and-consent-management */
export const amplitude: Vendor = {
  id: 'amplitude',
  global: 'amplitude',
  calls: ({ allows }) => [['setOptOut', !allows('analytics')]],
  makeCall: callMethod,
}
