import { callMethod } from '../lib/makeCall'
import type { Vendor } from './types'

const state = (allowed: boolean) => ({ ad_storage: allowed ? 'granted' : 'denied' })

/**
 * Microsoft Advertising (UET): a default before bat.js, then updates, each as three flat arguments to `push`.
 * https://help.ads.microsoft.com/#apex/ads/en/60119/1-500
 */
export const uet: Vendor = {
  id: 'uet',
  global: 'uetq',
  prepare: (world) => {
    world.uetq ??= []
  },
  calls({ allows, first }) {
    const update = ['push', 'consent', 'update', state(allows('marketing'))]
    if (!first) return [update]
    const before = ['push', 'consent', 'default', state(false)]
    return allows('marketing') ? [before, update] : [before]
  },
  makeCall: callMethod,
}
