import { callFunction } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * Reddit Pixel: no consent API, but a switch for its first-party cookies; what it sends goes on.
 * https://business.reddithelp.com/s/article/Install-the-Reddit-Pixel-on-your-website
 */
export const reddit: Vendor = {
  id: 'reddit',
  // Its snippet does nothing where `rdt` is there already, so no queue of ours.
  global: 'rdt',
  calls: ({ allows }) => [[allows('marketing') ? 'enableFirstPartyCookies' : 'disableFirstPartyCookies']],
  makeCall: callFunction,
}
