import type { Terms } from '../choice/allows'
import { judge, type Writer } from '../choice/judge'
import type { Covered } from './erase'
import type { NameKey, NotedNames } from './notedNames'
import { receiptsName } from './receiptsName'

/** Returns the predicates for what may stay on the device. */
export function createCoverage({
  terms,
  names,
  writerOf,
  isSessionOver,
  isLowered,
}: {
  terms: Terms
  names: NotedNames
  /** Who wrote a name that no service declares. */
  writerOf(key: NameKey): Writer
  /** Whether the session of the names noted for it has ended, or its grant was withdrawn. */
  isSessionOver: boolean
  /** Whether a persistent choice was changed to one for the session. */
  isLowered: boolean
}): Covered {
  // The writer of a name that was there before this page, and not noted, is unknown: only `block` erases it.
  const verdictOn = (what: 'cookies' | 'storage', name: string) =>
    judge(terms, what, name, () => writerOf(`${what} ${name}`)).verdict
  return {
    cookie(name) {
      const verdict = verdictOn('cookies', name)
      return verdict === 'session' ? !isLowered : !!verdict
    },
    storage: (name) => {
      const { cookie } = terms.config
      // Unsent receipts are erased with the grant.
      if (name === receiptsName(cookie.name)) return !!terms.choice?.granted[0]
      // The list of noted names stays: it is removed once it is empty.
      return name === cookie.name || (!(isSessionOver && names.get(`session ${name}`)) && !!verdictOn('storage', name))
    },
  }
}
