import { callFunction } from '../lib/makeCall'
import type { Vendor } from './types'

/**
 * Pinterest tag: `false` stops events and deletes what the tag stored.
 * https://help.pinterest.com/en/business/article/install-the-pinterest-tag
 */
export const pinterest: Vendor = {
  id: 'pinterest',
  // No `prepare`: its snippet does nothing if `pintrk` exists.
  global: 'pintrk',
  calls: ({ allows }) => [['setconsent', allows('marketing')]],
  makeCall: callFunction,
}
