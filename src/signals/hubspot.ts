import { pushEntry } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * HubSpot, with its own banner off: gets the whole answer each time, as it does not remember it.
 * https://developers.hubspot.com/docs/api-reference/latest/account/settings/consent-banner/consent-banner-api
 */
export const hubspot: Vendor = {
  id: 'hubspot',
  global: '_hsp',
  prepare: (world) => {
    world.disableHubSpotCookieBanner = true
    world._hsp ??= []
  },
  calls({ allows, had }) {
    const answer = {
      analytics: allows('analytics'),
      advertisement: allows('marketing'),
      functionality: allows('functional'),
    }
    const tell = ['setHubSpotConsent', answer]
    return had && !Object.values(answer).includes(true) ? [['revokeCookieConsent'], tell] : [tell]
  },
  makeCall: pushEntry,
}
