import { createCoverage, keptForSession } from '../storage/coverage'
import type { Covered } from '../storage/erase'
import { hasLeftovers } from '../storage/leftovers'
import type { Core } from './core'
import type { Attempts } from './createAttempts'
import type { PageParts } from './createParts'
import type { State } from './createStore'
import type { Vendors } from './createVendors'

/** What a decision sets going. */
export interface Effects {
  /**
   * Brings everything in line with what is decided now. Resolves once what the choice does not cover is erased.
   *
   * @param before what held until now; `null` when the page starts
   */
  apply(before: State | null): Promise<void> | undefined
  /** Shows the choice to style sheets, where the page does not show it already. */
  mirror(): void
  /** What may stay on the device. */
  coverage(): Covered
}

export function createEffects(
  { config, store, fail, safely }: Core,
  vendors: Vendors,
  shutGates: () => void,
  attempts: Attempts,
  parts: PageParts,
): Effects {
  const { name: key } = config.cookie

  const coverage = (before?: State | null): Covered => {
    const state = store.get()
    const isSession = state.choice?.lifetime === 'session'
    const sessionIsOver = !isSession && (before === null || !state.granted[0])
    const isLowered = isSession && before?.choice?.lifetime === 'persistent'
    return createCoverage(state, key, attempts.writerOf, sessionIsOver, isLowered)
  }

  /** Where all is granted to last, nothing is left over but what was kept for a session. */
  const mayLeaveSomething = (before: State | null): boolean => {
    if (!store.get().whole) return true
    return before ? before.choice?.lifetime === 'session' : keptForSession(key).length > 0
  }

  const erase = safely(async (covered: Covered) => {
    const state = store.get()
    if (!(await hasLeftovers(covered))) return
    const release = await parts.fetch('release')
    // A choice made meanwhile has looked for itself, and what came with it is not to go by the old one.
    if (store.get() === state) await release?.erase(covered, location, fail)
  })

  const mirror = (): void => {
    const { choice, granted } = store.get()
    const { dataset } = document.documentElement
    const text = granted.join(' ')
    if (!choice) delete dataset.consentGranted
    // Only what differs is written: the page is watched for it.
    else if (dataset.consentGranted !== text) dataset.consentGranted = text
  }

  return {
    mirror,
    coverage,
    apply(before) {
      vendors.tell()
      shutGates()
      const erased = mayLeaveSomething(before) ? erase(coverage(before)) : undefined
      mirror()
      parts.onChoice()
      return erased
    },
  }
}
