import type { ResolvedConfig } from '../config/schema'
import { meet } from '../lib/meet'
import type { Fail } from '../lib/report'
import { amplitude } from './amplitude'
import { clarity } from './clarity'
import { hubspot } from './hubspot'
import { matomo } from './matomo'
import { meta } from './meta'
import { mixpanel } from './mixpanel'
import { pinterest } from './pinterest'
import { posthog } from './posthog'
import { reddit } from './reddit'
import { segment } from './segment'
import { shopify } from './shopify'
import { tiktok } from './tiktok'
import type { Told, Vendor } from './types'
import { uet } from './uet'

/** Names in `signals`, and whom each tells; `google` is in consent.js itself. */
export const VENDORS: Readonly<Record<string, readonly Vendor[]>> = {
  google: [],
  microsoft: [uet, clarity],
  uet: [uet],
  clarity: [clarity],
  meta: [meta],
  tiktok: [tiktok],
  pinterest: [pinterest],
  reddit: [reddit],
  matomo: [matomo],
  posthog: [posthog],
  mixpanel: [mixpanel],
  amplitude: [amplitude],
  hubspot: [hubspot],
  segment: [segment],
  shopify: [shopify],
}

/** Tells all vendors what is granted now, and whether anything is decided; `trace` holds every call that was made. */
export interface Signals {
  (decided: boolean): void
  trace: readonly Told[]
}

type Grants = (id: string) => boolean
type Leaving = Pick<AbortController, 'signal'>
type SiteConfig = Pick<ResolvedConfig, 'signals' | 'categories' | 'ids'>

/** The consent APIs of all vendors that the site names; tells them whenever it is called. */
export function createSignals(
  config: SiteConfig,
  /** Whether a category or service may run now. */
  grants: Grants,
  fail: Fail,
  /** Ends it: no global is waited for any more. */
  leaving: Leaving,
  world: object = window,
): Signals {
  const trace: Told[] = []
  const vendors = new Set(
    config.signals.flatMap((name) => {
      const known = Object.hasOwn(VENDORS, name) && VENDORS[name]
      if (!known) fail('unknown-signal', `"${name}" (${Object.keys(VENDORS)})`)
      return known || []
    }),
  )
  const tells = [...vendors].map((vendor) => createTell(vendor, config, grants, leaving, fail, world, trace))
  const tellAll = (decided: boolean): void => {
    if (!leaving.signal.aborted) for (const tell of tells) tell(decided)
  }
  return Object.assign(tellAll, { trace })
}

function createTell(
  { id, global, prepare, calls, speak }: Vendor,
  config: SiteConfig,
  grants: Grants,
  leaving: Leaving,
  fail: Fail,
  world: object,
  trace: Told[],
): (decided: boolean) => void {
  const categories = config.categories.map((category) => category.id)
  // A service of that name can be refused alone, and may serve a category that we do not know.
  const service = config.ids.includes(id)
  const allows = (category: string): boolean =>
    service ? grants(id) && (!categories.includes(category) || grants(category)) : grants(category)

  let decided = false
  let first = true
  let had = false
  let last = ''
  let before = ''

  /** Makes the calls that are due; `false` where the global cannot take them yet. */
  const greet = (target: unknown): boolean => {
    const state = JSON.stringify([decided, categories.filter(allows)])
    if (state === last) return true
    let any = false
    const ask = (category: string): boolean => {
      const yes = allows(category)
      any ||= yes
      return yes
    }
    const list = calls({ allows: ask, categories, decided, first, had })
    const text = JSON.stringify(list)
    if (text !== before) {
      for (const call of list) {
        if (!speak(target, call)) return false
        trace.push({ vendor: id, args: call, at: performance.now() })
      }
    }
    last = state
    before = text
    first = false
    had ||= any
    return true
  }

  let leave = (): void => {}
  leaving.signal.addEventListener('abort', () => leave())
  return (now) => {
    decided = now
    leave()
    try {
      if (first) prepare?.(world as Record<string, unknown>)
      const target: unknown = Reflect.get(world, global)
      if (target === undefined || !greet(target)) leave = meet(world, global, greet)
    } catch (error) {
      fail('signal-failed', `${id}: ${error}`)
    }
  }
}
