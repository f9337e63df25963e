import type { Terms } from '../choice/allows'
import { judge, type Writer } from '../choice/judge'
import type { Covered } from './erase'
import type { NameKey, NotedNames } from './notedNames'
import { receiptsName } from './receiptsName'

/** The terms of a decision, and the categories that it grants. */
interface Decided extends Terms {
  granted: readonly string[]
}

/**
 * Returns the predicates for what may stay on the device.
 *
 * @param before the decision until now; `null` when the page starts, `undefined` if nothing changes
 * @param writerOf returns who wrote a name that no service declares
 */
export function createCoverage(
  now: Decided,
  before: Pick<Terms, 'choice'> | null | undefined,
  names: NotedNames,
  writerOf: (key: NameKey) => Writer,
): Covered {
  const isSession = now.choice?.lifetime === 'session'
  /** Whether the session of the names noted for it has ended, or its grant was withdrawn. */
  const isSessionOver = !isSession && (before === null || !now.granted[0])
  /** Whether a persistent choice was changed to one for the session. */
  const isLowered = isSession && before?.choice?.lifetime === 'persistent'
  // The writer of a name that was there before this page, and not noted, is unknown: only `block` erases it.
  const verdictOn = (what: 'cookies' | 'storage', name: string) =>
    judge(now, what, name, () => writerOf(`${what} ${name}`)).verdict
  return {
    cookie(name) {
      const verdict = verdictOn('cookies', name)
      return verdict === 'session' ? !isLowered : !!verdict
    },
    storage: (name) => {
      const { cookie } = now.config
      // Unsent receipts are erased with the grant.
      if (name === receiptsName(cookie.name)) return !!now.choice?.granted[0]
      // The list of noted names stays: it is removed once it is empty.
      return name === cookie.name || (!(isSessionOver && names.get(`session ${name}`)) && !!verdictOn('storage', name))
    },
  }
}
