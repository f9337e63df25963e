import { callFunction } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * Meta Pixel: `revoke` before `init` holds everything back, `grant` sends it.
 * https://developers.facebook.com/docs/meta-pixel/implementation/gdpr
 */
export const meta: Vendor = {
  id: 'meta',
  // Its snippet does nothing where `fbq` is there already, so no queue of ours.
  global: 'fbq',
  calls: ({ allows }) => [['consent', allows('marketing') ? 'grant' : 'revoke']],
  makeCall: callFunction,
}
