/** Vendors whose own consent API can be told of a choice, as `signals` names them: the only list of them. */
export const SIGNALS = [
  'google',
  'microsoft',
  'uet',
  'clarity',
  'meta',
  'tiktok',
  'pinterest',
  'reddit',
  'matomo',
  'posthog',
  'mixpanel',
  'amplitude',
  'hubspot',
  'segment',
  'shopify',
] as const

/** One of them. */
export type SignalName = (typeof SIGNALS)[number]

/** Vendors that have none: their scripts can be held, and what they left erased, but there is nothing to tell them. */
export const WITHOUT_SIGNAL: readonly string[] = ['linkedin', 'snapchat', 'x', 'twitter']
