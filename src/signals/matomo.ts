import { pushEntry } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * Matomo: nothing is sent or stored until `setConsentGiven`. https://developer.matomo.org/guides/tracking-consent
 *
 * `requireConsent` takes consent back just as well as `forgetConsentGiven` does, which would leave a cookie for 30 years
 * to remember it. https://github.com/matomo-org/matomo/blob/5.x-dev/js/piwik.js
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
