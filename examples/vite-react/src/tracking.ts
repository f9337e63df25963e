import posthog from 'posthog-js'

let on = false

export function startAnalytics(): void {
  on = true
  if (posthog.__loaded) return
  posthog.init('phc_example', {
    api_host: `${location.origin}/collect`,
    before_send: (event) => (on ? event : null),
    capture_pageview: true,
    autocapture: false,
    advanced_disable_flags: true,
    disable_external_dependency_loading: true,
    disable_session_recording: true,
    request_batching: false,
    // PostHog drops what automated browsers send; here they count.
    opt_out_useragent_filter: true,
  })
}

export function stopAnalytics(): void {
  on = false
}
