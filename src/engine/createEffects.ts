import { createCoverage } from '../storage/coverage'
import { type Covered, erase } from '../storage/erase'
import type { NotedNames } from '../storage/notedNames'
import type { Core } from './core'
import type { PageParts } from './createParts'
import type { State } from './createStore'
import type { Vendors } from './createVendors'
import type { Writers } from './createWriters'

/** The longest that anything waits for what is erased, in milliseconds. */
const PATIENCE = 1000

/** What a decision sets going. */
export interface Effects {
  /**
   * Brings everything in line with what is decided now. Resolves once what the choice does not cover is erased, or a
   * second later.
   *
   * @param before what held until now; `null` when the page starts
   */
  apply(before: State | null): Promise<void> | undefined
  /** Shows the choice to style sheets, where the page does not show it already. */
  mirror(): void
  /** Resolves once what an earlier choice, or an earlier session, left is erased. */
  erased(): Promise<void> | undefined
  /** What may stay on the device. */
  coverage(): Covered
}

export function createEffects(
  { config, store, fail, safely }: Core,
  vendors: Vendors,
  shutGates: () => void,
  writers: Writers,
  names: NotedNames,
  parts: PageParts,
): Effects {
  let erased: Promise<void> | undefined

  const coverage = (before?: State | null): Covered => {
    const state = store.get()
    const isSession = state.choice?.lifetime === 'session'
    return createCoverage({
      terms: state,
      names,
      writerOf: writers.of,
      isSessionOver: !isSession && (before === null || !state.granted[0]),
      isLowered: isSession && before?.choice?.lifetime === 'persistent',
    })
  }

  /** Where all is granted to last, nothing is left over but what was kept for a session. */
  const mayLeaveSomething = (before: State | null): boolean => {
    if (!store.get().whole) return true
    return before ? before.choice?.lifetime === 'session' : names.anyForSession()
  }

  /** Resolves once it is done, or has taken too long: a store may never answer. */
  const eraseUncovered = safely(async (before: State | null) => {
    const covered = coverage(before)
    const done = erase(covered, location, fail)
    const isSession = store.get().choice?.lifetime === 'session'
    names.keep((key) => {
      const [kind, name] = key.split(/ (.*)/s, 2) as [string, string]
      if (kind === 'cookies') return covered.cookie(name)
      return covered.storage(name) && (kind === 'storage' || isSession)
    })
    await Promise.race([done, new Promise((resolve) => setTimeout(resolve, PATIENCE))])
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
    erased: () => erased,
    apply(before) {
      const { why, record } = store.get()
      const { version } = config.policy
      // An earlier one is what every new version finds; a later one is that of another site under the same domain.
      if (why === 'policy' && record && record.choice.policy > version)
        fail('other-policy', `${record.choice.policy} (${version})`)
      vendors.tell()
      shutGates()
      if (mayLeaveSomething(before)) erased = eraseUncovered(before)
      mirror()
      parts.onChoice()
      return erased
    },
  }
}
