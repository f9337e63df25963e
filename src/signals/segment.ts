import { callMethodOrPush } from '../lib/makeCall'
import type { Terms, Vendor } from './types'

interface Middleware {
  payload: { obj: { context?: { consent?: object } } }
  next(payload: unknown): void
}

const preferences = ({ categories, allows }: Terms): Record<string, boolean> =>
  Object.fromEntries(categories.map((id) => [id, allows(id)]))

/**
 * Segment: adds the categories to every event, and tracks a change as an event, as Segment's consent wrapper does. The
 * category ids must be those of the workspace.
 * https://github.com/segmentio/analytics-next/tree/master/packages/consent/consent-tools
 */
export const segment: Vendor = {
  id: 'segment',
  // No `prepare`: pages test for the global, as in `window.analytics && analytics.track(…)`.
  global: 'analytics',
  calls(terms) {
    const stamp = ({ payload, next }: Middleware): void => {
      const { context = {} } = payload.obj
      payload.obj.context = { ...context, consent: { ...context.consent, categoryPreferences: preferences(terms) } }
      next(payload)
    }
    if (terms.first) return [['addSourceMiddleware', stamp]]
    const categoryPreferences = preferences(terms)
    // No event about a visitor who has never granted anything.
    if (!terms.had && !Object.values(categoryPreferences).includes(true)) return []
    return [['track', 'Segment Consent Preference Updated', undefined, { consent: { categoryPreferences } }]]
  },
  makeCall: callMethodOrPush,
}
