import type { Told } from './types'

/** Google's consent types, each with the category that grants it (Consent Mode v2). */
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

/** Google's tag reads only `arguments` objects and ignores arrays. */
function asArguments(..._: readonly unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: see above
  return arguments
}

/**
 * Google Consent Mode v2: everything denied first, before any tag can run, then all seven types on each choice.
 * https://developers.google.com/tag-platform/security/guides/consent
 *
 * If the page later assigns a new array to `dataLayer`, inserts the calls so far at its start: Google would miss the
 * default otherwise.
 *
 * @param onReplaced called after that
 */
export function createGoogleSignal(page: object, teardown: AbortSignal, onReplaced: () => void): Signal {
  const world = page as GoogleWorld
  const trace: Told[] = []
  let layer = world.dataLayer ?? []
  world.dataLayer = layer
  const follow = (next: unknown): void => {
    if (next === layer || !Array.isArray(next)) return
    layer = next
    // The new array may be a copy that holds these calls already.
    const missing = trace.filter(({ args }) => !layer.some((entry) => (entry as IArguments | null)?.[2] === args[2]))
    layer.unshift(...missing.map(({ args }) => asArguments(...args)))
    onReplaced()
  }
  let value: unknown = layer
  const own = Object.getOwnPropertyDescriptor(world, 'dataLayer')
  // A global of `var` cannot be redefined: `tell` finds a new array there.
  if (own?.configurable) {
    Object.defineProperty(world, 'dataLayer', {
      configurable: true,
      enumerable: true,
      get: () => value,
      set(next: unknown) {
        value = next
        follow(next)
      },
    })
    teardown.addEventListener('abort', () => Object.defineProperty(world, 'dataLayer', { ...own, value }))
  }
  const gtag =
    world.gtag ??
    ((...args: unknown[]): void => {
      layer.push(asArguments(...args))
    })
  world.gtag = gtag
  // A page's own `gtag` that throws must not keep the gates open.
  const send: typeof gtag = (...args) => {
    trace.push({ vendor: 'google', args, at: performance.now() })
    try {
      gtag(...args)
    } catch {}
  }
  const tell = (command: string, grants: (category: string) => boolean): void => {
    follow(world.dataLayer)
    const types: Record<string, string> = {}
    for (const [type, category] of Object.entries(TYPES)) types[type] = grants(category) ? 'granted' : 'denied'
    send('consent', command, types)
  }
  tell('default', (category) => category === 'necessary')
  send('set', 'ads_data_redaction', true)
  return Object.assign((grants: Parameters<Signal>[0]) => tell('update', grants), { trace })
}
