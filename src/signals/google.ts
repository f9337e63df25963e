import type { Told } from './types'

/** Google's consent types and the categories that answer for them (Consent Mode v2). */
const TYPES: Record<string, string> = {
  ad_storage: 'marketing',
  ad_user_data: 'marketing',
  ad_personalization: 'marketing',
  analytics_storage: 'analytics',
  functionality_storage: 'functional',
  personalization_storage: 'functional',
  security_storage: 'necessary',
}

/** Tells a vendor which categories are granted now. */
export interface Signal {
  (grants: (category: string) => boolean): void
  /** Every call that was made. */
  trace: readonly Told[]
}

interface GoogleWorld {
  dataLayer?: unknown[]
  gtag?: (...args: unknown[]) => void
}

/**
 * Google Consent Mode v2: everything denied first, before any tag can run, then all seven types on each choice.
 * https://developers.google.com/tag-platform/security/guides/consent
 */
export function createGoogleSignal(page: object): Signal {
  const world = page as GoogleWorld
  // biome-ignore lint/suspicious/noAssignInExpressions: half the bytes
  const dataLayer = (world.dataLayer ??= [])
  // biome-ignore lint/suspicious/noAssignInExpressions: half the bytes
  const gtag = (world.gtag ??= function () {
    // The tag reads only `arguments` objects; an array is passed over in silence.
    // biome-ignore lint/complexity/noArguments: see above
    dataLayer.push(arguments)
  })
  const trace: Told[] = []
  // A page's own `gtag` that throws must not keep the gates open.
  const send: typeof gtag = (...args) => {
    trace.push({ vendor: 'google', args, at: performance.now() })
    try {
      gtag(...args)
    } catch {}
  }
  const tell = (command: string, grants: (category: string) => boolean): void => {
    const types: Record<string, string> = {}
    for (const [type, category] of Object.entries(TYPES)) types[type] = grants(category) ? 'granted' : 'denied'
    send('consent', command, types)
  }
  tell('default', (category) => category === 'necessary')
  send('set', 'ads_data_redaction', true)
  return Object.assign((grants: Parameters<Signal>[0]) => tell('update', grants), { trace })
}
