import { callFunction } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * Meta Pixel: `revoke` before `init` holds everything back, `grant` sends it.
 * https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 */
export const meta: Vendor = {
  id: 'meta',
  // No `prepare`: its snippet does nothing if `fbq` exists.
  global: 'fbq',
  calls: ({ allows }) => [['consent', allows('marketing') ? 'grant' : 'revoke']],
  makeCall: callFunction,
}
