import { callFunction } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * Reddit Pixel: no consent API, but a switch for its first-party cookies; it still sends events.
 * https://business.reddithelp.com/s/article/Install-the-Reddit-Pixel-on-your-website
 */
export const reddit: Vendor = {
  id: 'reddit',
  // No `prepare`: its snippet does nothing if `rdt` exists.
  global: 'rdt',
  calls: ({ allows }) => [[allows('marketing') ? 'enableFirstPartyCookies' : 'disableFirstPartyCookies']],
  makeCall: callFunction,
}
