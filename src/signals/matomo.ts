import { pushEntry } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * Matomo: nothing is sent or stored until `setConsentGiven`. https://developer.matomo.org/guides/tracking-consent
 *
 * `requireConsent` withdraws consent as `forgetConsentGiven` does, which would also set a cookie for 30 years.
 * https://github.com/matomo-org/matomo/blob/5.x-dev/js/piwik.js
 */
export const matomo: Vendor = {
  id: 'matomo',
  global: '_paq',
  prepare: (world) => {
    world._paq ??= []
  },
  calls({ allows, first }) {
    const require = ['requireConsent']
    if (!allows('analytics')) return [require]
    return first ? [require, ['setConsentGiven']] : [['setConsentGiven']]
  },
  makeCall: pushEntry,
}
