/** The names that `signals` takes: vendors with a consent API of their own. */
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

/** One name in `signals`. */
export type SignalName = (typeof SIGNALS)[number]

/**
 * Vendors without a consent API: their scripts can be held and their data erased, but they cannot be told of a choice.
 */
export const WITHOUT_SIGNAL: readonly string[] = ['linkedin', 'snapchat', 'x', 'twitter']
