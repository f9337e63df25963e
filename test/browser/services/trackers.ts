/** A vendor's own library, as a site bundles and starts it. */
export interface Tracker {
  /** The module of a site that uses it. */
  start: string
  /** Hosts that a site chooses itself, beside those of the service. */
  hosts?: string[]
  /** The declared cookies that a visit leaves. */
  cookies?: string[]
  /** The declared names that a visit leaves in stores. */
  storage?: string[]
  /** What the collector answers, by the end of the path; `{}` where left out. */
  answers?: Record<string, unknown>
}

/** By the id of the service that declares it. */
export const TRACKERS: Record<string, Tracker> = {
  'adobe-analytics': {
    start: `import { createInstance } from '@adobe/alloy'
      const alloy = createInstance({ name: 'alloy' })
      alloy('configure', { datastreamId: 'ebebf826-a01f-4458-8cec-ef61de241c93', orgId: 'SHOP@AdobeOrg' })
      alloy('sendEvent', {}).catch(() => {})`,
    answers: { '/interact': { requestId: '1', handle: [] } },
  },
  amplitude: {
    start: `import { init, track } from '@amplitude/analytics-browser'
      init('abcdef0123456789abcdef0123456789', { autocapture: true, serverZone: 'EU' })
      track('seen')`,
    cookies: ['AMP_*'],
    storage: ['AMP_*'],
  },
  clarity: {
    start: `import { clarity } from 'clarity-js'
      clarity.start({ projectId: 'shop', upload: 'https://m.clarity.ms/collect', track: true, content: true })`,
    cookies: ['_clck', '_clsk'],
    storage: ['_cltk'],
  },
  countly: {
    start: `import countly from 'countly-sdk-web'
      const Countly = countly.default ?? countly
      Countly.init({ app_key: 'shop', url: 'https://shop.count.ly', ignore_bots: false, ignore_visitor: false })
      Countly.track_sessions()
      Countly.track_pageview()`,
    storage: ['*/cly_*'],
    answers: { '/i': { result: 'Success' } },
  },
  datadog: {
    start: `import { datadogRum } from '@datadog/browser-rum'
      datadogRum.init({ applicationId: 'shop', clientToken: 'pub', site: 'datadoghq.eu', sessionSampleRate: 100,
        sessionReplaySampleRate: 100, allowUntrustedEvents: true })
      datadogRum.addAction('seen')`,
    cookies: ['_dd_s*'],
    storage: ['_dd_*'],
  },
  mixpanel: {
    start: `import mixpanel from 'mixpanel-browser'
      mixpanel.init('shop', { track_pageview: true, persistence: 'cookie', batch_flush_interval_ms: 100 })
      mixpanel.track('seen')`,
    cookies: ['mp_*_mixpanel'],
    storage: ['__mp*', 'mixpanelBrowserDb', 'mixpanelFlagsDb', 'mp_*'],
  },
  'new-relic': {
    start: `import { BrowserAgent } from '@newrelic/browser-agent/loaders/browser-agent'
      const ids = { licenseKey: 'NRJS-shop', applicationID: '1' }
      new BrowserAgent({
        init: { privacy: { cookies_enabled: true } },
        info: { beacon: 'bam.nr-data.net', errorBeacon: 'bam.nr-data.net', sa: 1, ...ids },
        loader_config: { accountID: '1', trustKey: '1', agentID: '1', ...ids },
      })`,
    storage: ['NRBA_*'],
  },
  piano: {
    start: `import { pianoAnalytics } from 'piano-analytics-js/dist/browser/piano-analytics.umd.js'
      pianoAnalytics.setConfigurations({ site: 1, collectDomain: 'https://shop.pa-cd.com' })
      pianoAnalytics.setUser('1', 'customer')
      pianoAnalytics.sendEvent('page.display', { page: 'shop' })`,
    cookies: ['_pcid', '_pctx', 'pa_privacy', 'pa_user'],
  },
  plausible: {
    start: `import { init, track } from '@plausible-analytics/tracker'
      init({ domain: 'shop.example' })
      track('seen', {})`,
  },
  posthog: {
    start: `import posthog from 'posthog-js/dist/module.full.no-external.js'
      posthog.init('phc_shop', { api_host: 'https://eu.i.posthog.com', person_profiles: 'always',
        opt_out_useragent_filter: true })`,
    cookies: ['ph_*_posthog'],
    storage: ['ph_*'],
  },
  rudderstack: {
    start: `import { RudderAnalytics } from '@rudderstack/analytics-js/bundled'
      const rudder = new RudderAnalytics()
      rudder.load('1nWRITEKEYabcdefghijklmnopq', 'https://shop.dataplane.rudderstack.com')
      rudder.identify('1', { plan: 'free' })
      rudder.group('1', { size: 1 })
      rudder.page()`,
    cookies: ['rl_anonymous_id', 'rl_group_*', 'rl_page_init_*', 'rl_session', 'rl_trait', 'rl_user_id'],
    storage: ['rudder_*'],
    answers: {
      '/sourceConfig/': {
        source: {
          config: { statsCollection: { errors: { enabled: false }, metrics: { enabled: false } } },
          id: '1',
          name: 'shop',
          enabled: true,
          workspaceId: '1',
          destinations: [],
        },
      },
    },
  },
  segment: {
    start: `import { AnalyticsBrowser } from '@segment/analytics-next'
      const analytics = AnalyticsBrowser.load({ writeKey: 'shop' })
      analytics.identify('1', { plan: 'free' })
      analytics.group('1')
      analytics.page()`,
    cookies: ['ajs_anonymous_id', 'ajs_group_id', 'ajs_user_id'],
    storage: ['ajs_*'],
    answers: { '/settings': { integrations: { 'Segment.io': { apiKey: 'shop' } }, plan: {}, remotePlugins: [] } },
  },
  sentry: {
    start: `import { captureException, init, replayIntegration } from '@sentry/browser'
      init({ dsn: 'https://shop@o1.ingest.de.sentry.io/1', integrations: [replayIntegration()], replaysSessionSampleRate: 1 })
      captureException(new Error('seen'))`,
    storage: ['sentryReplaySession'],
  },
  snowplow: {
    start: `import { newTracker, trackPageView } from '@snowplow/browser-tracker'
      newTracker('sp', 'https://sp.collector.example', { appId: 'shop', discoverRootDomain: true })
      trackPageView()`,
    hosts: ['sp.collector.example'],
    cookies: ['_sp_id.*', '_sp_ses.*'],
    storage: ['snowplowOutQueue_*'],
  },
  swetrix: {
    start: `import { init, trackViews } from 'swetrix'
      init('shop', { devMode: true })
      trackViews()`,
  },
}
