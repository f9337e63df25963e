import { speakMethod } from '../lib/speak'
import type { Vendor } from './types'

/** Amplitude Browser SDK 2. https://amplitude.com/docs/sdks/analytics/browser/cookies-and-consent-management */
export const amplitude: Vendor = {
  id: 'amplitude',
  global: 'amplitude',
  calls: ({ allows }) => [['setOptOut', !allows('analytics')]],
  speak: speakMethod,
}
