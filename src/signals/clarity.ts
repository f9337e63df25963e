import { callFunction } from '../lib/makeCall'
import type { Vendor } from './types'

const word = (allowed: boolean): string => (allowed ? 'granted' : 'denied')

/**
 * Microsoft Clarity, consent API v2: each call needs both keys, with a capital S.
 * https://learn.microsoft.com/en-us/clarity/setup-and-installation/clarity-consent-api-v2
 */
export const clarity: Vendor = {
  id: 'clarity',
  global: 'clarity',
  prepare: (world) => {
    // Clarity reads `q`: https://github.com/microsoft/clarity/blob/master/packages/clarity-js/src/queue.ts
    const stub: { (): void; q?: unknown[] } = function () {
      stub.q ??= []
      // biome-ignore lint/complexity/noArguments: what Clarity's own snippet queues
      stub.q.push(arguments)
    }
    world.clarity ??= stub
  },
  calls: ({ allows }) => [
    ['consentv2', { ad_Storage: word(allows('marketing')), analytics_Storage: word(allows('analytics')) }],
  ],
  makeCall: callFunction,
}
