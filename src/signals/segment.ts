import { callMethodOrPush } from '../lib/makeCall'
import type { Terms, Vendor } from './types'

interface Middleware {
  payload: { obj: { context?: { consent?: object } } }
  next(payload: unknown): void
}

const preferences = ({ categories, allows }: Terms): Record<string, boolean> =>
  Object.fromEntries(categories.map((id) => [id, allows(id)]))

/**
 * Segment: every event bears the categories, and a change is an event of its own, as Segment's consent wrapper does it;
 * the ids of the categories must be those of the workspace.
 * https://github.com/segmentio/analytics-next/tree/master/packages/consent/consent-tools
 */
export const segment: Vendor = {
  id: 'segment',
  // Pages ask `window.analytics && analytics.track(…)`, so no queue of ours.
  global: 'analytics',
  calls(terms) {
    const stamp = ({ payload, next }: Middleware): void => {
      const { context = {} } = payload.obj
      payload.obj.context = { ...context, consent: { ...context.consent, categoryPreferences: preferences(terms) } }
      next(payload)
    }
    if (terms.first) return [['addSourceMiddleware', stamp]]
    const categoryPreferences = preferences(terms)
    // Who never granted anything is not told of either.
    if (!terms.had && !Object.values(categoryPreferences).includes(true)) return []
    return [['track', 'Segment Consent Preference Updated', undefined, { consent: { categoryPreferences } }]]
  },
  makeCall: callMethodOrPush,
}
