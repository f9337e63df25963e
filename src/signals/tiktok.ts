import { callMethodOrPush } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * TikTok Pixel: `holdConsent` before `page` keeps events, `grantConsent` sends them, `revokeConsent` ends it.
 * https://business-api.tiktok.com/portal/docs?id=1739585600931842
 *
 * Older base code lacks the three methods; as an entry of the queue they reach the library all the same.
 */
export const tiktok: Vendor = {
  id: 'tiktok',
  // Pages ask `window.ttq && ttq.track(…)`, so no queue of ours.
  global: 'ttq',
  calls: ({ allows, had }) => [[allows('marketing') ? 'grantConsent' : had ? 'revokeConsent' : 'holdConsent']],
  makeCall: callMethodOrPush,
}
