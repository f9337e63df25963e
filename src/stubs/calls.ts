/** Returns the calls of an object's methods. */
const of = (root: string, methods: string): string[] => methods.split(' ').map((method) => `${root}.${method}`)

/**
 * The calls that pages make to vendors of the catalogue, by service id. `a.b` is the method `b` of the object `a`, and
 * `a.b.c` one of an object in it: those that a page makes by itself, of what the vendor's own snippet queues.
 */
export const CALLS: Record<string, readonly string[]> = {
  'google-analytics': ['gtag'],
  'google-ads': ['gtag'],
  'google-tag-manager': ['gtag'],
  meta: ['fbq'],
  hotjar: ['hj'],
  clarity: ['clarity'],
  pinterest: ['pintrk'],
  reddit: ['rdt'],
  snapchat: ['snaptr'],
  x: ['twq'],
  linkedin: ['lintrk'],
  snowplow: ['snowplow'],
  'yandex-metrica': ['ym'],
  plausible: ['plausible'],
  intercom: ['Intercom'],
  matomo: ['_paq.push'],
  'piwik-pro': ['_paq.push'],
  uet: ['uetq.push'],
  hubspot: ['_hsq.push'],
  klaviyo: ['_learnq.push', 'klaviyo.push'],
  crisp: ['$crisp.push'],
  taboola: ['_taboola.push'],
  criteo: ['criteo_q.push'],
  countly: ['Countly.q.push'],
  tiktok: of('ttq', 'track page identify ready on once off'),
  posthog: of(
    'posthog',
    'capture identify register reset group alias register_once unregister setPersonProperties captureException ' +
      'onFeatureFlags isFeatureEnabled getFeatureFlag reloadFeatureFlags opt_in_capturing opt_out_capturing people.set people.set_once',
  ),
  mixpanel: of(
    'mixpanel',
    'track identify register reset alias register_once unregister time_event track_pageview track_links track_forms ' +
      'set_group add_group opt_in_tracking opt_out_tracking people.set people.set_once people.unset people.increment ' +
      'people.append people.union people.remove people.track_charge people.clear_charges people.delete_user',
  ),
  amplitude: of(
    'amplitude',
    'track identify setUserId reset logEvent setGroup groupIdentify revenue flush setDeviceId setOptOut',
  ),
  rudderstack: of('rudderanalytics', 'track page identify alias group ready reset'),
  segment: of('analytics', 'track page identify reset group alias ready on once off trackLink trackForm'),
}
