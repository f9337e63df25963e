import { amplitude } from './amplitude'
import { clarity } from './clarity'
import { createTell, type TellContext } from './createTell'
import { hubspot } from './hubspot'
import { matomo } from './matomo'
import { meta } from './meta'
import { mixpanel } from './mixpanel'
import type { SignalName } from './names'
import { pinterest } from './pinterest'
import { posthog } from './posthog'
import { reddit } from './reddit'
import { segment } from './segment'
import { shopify } from './shopify'
import { tiktok } from './tiktok'
import type { Told, Vendor } from './types'
import { uet } from './uet'

/** The vendors behind each name in `signals`; `google` is in consent.js itself. */
export const VENDORS: Readonly<Record<SignalName, readonly Vendor[]>> = {
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

/** Tells all vendors what is granted now, and whether there is a choice; `trace` holds every call that was made. */
export interface Signals {
  (decided: boolean): void
  trace: readonly Told[]
}

/** Creates the function that tells all vendors in `signals`; reports unknown names. */
export function createSignals({
  config,
  grants,
  fail,
  teardown,
  world = window,
}: Omit<TellContext, 'trace' | 'world'> & { world?: object }): Signals {
  const trace: Told[] = []
  const vendors = new Set(
    config.signals.flatMap((name) => {
      const known = Object.entries(VENDORS).find(([one]) => one === name)?.[1]
      if (!known) fail('unknown-signal', `"${name}" (${Object.keys(VENDORS)})`)
      return known ?? []
    }),
  )
  const tells = [...vendors].map((vendor) => createTell(vendor, { config, grants, teardown, fail, world, trace }))
  const tellAll = (decided: boolean): void => {
    if (!teardown.signal.aborted) for (const tell of tells) tell(decided)
  }
  return Object.assign(tellAll, { trace })
}
