import { createCoverage } from '../storage/coverage'
import { type Covered, erase } from '../storage/erase'
import type { Core } from './core'
import type { PageParts } from './createParts'
import type { State } from './createStore'
import type { Vendors } from './createVendors'

/** The longest wait for erasure, in milliseconds: a database or cache may never answer. */
const PATIENCE = 1000

/** What a decision changes in the page and on the device. */
export interface Effects {
  /**
   * Applies the current decision. Resolves once everything that it does not cover is erased, at the latest after a
   * second. At the start of a page whose config may still follow, that is done once the page is parsed.
   *
   * @param before the state until now; `null` when the page starts
   */
  apply(before: State | null): Promise<void> | undefined
  /** Writes the granted ids to `<html data-consent-granted>`, for style sheets. */
  mirror(): void
  /** Resolves once the data of an earlier choice or session is erased. */
  erased(): Promise<void> | undefined
  /** Returns what may stay on the device. */
  coverage(): Covered
}

export function createEffects(
  { config, store, names, writers, fail, safely, isAlive, parsed }: Core,
  vendors: Vendors,
  shutGates: () => void,
  parts: PageParts,
): Effects {
  let erased: Promise<void> | undefined

  const coverage = (before?: State | null): Covered => createCoverage(store.get(), before, names, writers.of)

  /** Under a full persistent grant, only data that was kept for a session can be left over. */
  const mayLeaveSomething = (before: State | null): boolean => {
    if (!store.get().grantsAll) return true
    return before ? before.choice?.lifetime === 'session' : names.anyForSession()
  }

  /** Erases what the choice does not cover; waits no longer than `PATIENCE`. */
  const eraseUncovered = safely(async (before: State | null) => {
    const covered = coverage(before)
    const done = erase(covered, fail)
    const isSession = store.get().choice?.lifetime === 'session'
    names.keepOnly((key) => {
      const [kind, name = ''] = key.split(/ (.*)/s, 2)
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
    // Write differences only: `watchPage` observes this attribute.
    else if (dataset.consentGranted !== text) dataset.consentGranted = text
  }

  return {
    mirror,
    coverage,
    erased: () => erased,
    apply(before) {
      const { why, record } = store.get()
      const { version } = config.policy
      // An earlier version is normal after an update. A later one comes from another site under the same domain.
      if (why === 'policy' && record && record.choice.policy > version)
        fail('other-policy', `${record.choice.policy} (${version})`)
      vendors.tell()
      shutGates()
      if (mayLeaveSomething(before)) {
        // A config that follows may cover more than this one.
        if (before || !parsed) erased = eraseUncovered(before)
        else parsed.then(() => (isAlive() ? eraseUncovered(null) : undefined))
      }
      mirror()
      parts.onChoice()
      return erased
    },
  }
}
