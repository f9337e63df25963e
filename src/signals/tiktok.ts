import { callMethodOrPush } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * TikTok Pixel: `holdConsent` before `page` queues events, `grantConsent` sends them, `revokeConsent` stops them.
 * https://business-api.tiktok.com/portal/docs?id=1739585600931842
 *
 * Older base code lacks the three methods; pushed to its queue, they still reach the library.
 */
export const tiktok: Vendor = {
  id: 'tiktok',
  // No `prepare`: pages test for the global, as in `window.ttq && ttq.track(…)`.
  global: 'ttq',
  calls: ({ allows, had }) => [[allows('marketing') ? 'grantConsent' : had ? 'revokeConsent' : 'holdConsent']],
  makeCall: callMethodOrPush,
}
