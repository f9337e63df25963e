import type { Terms } from '../choice/allows'
import { judge, type Writer } from '../choice/judge'
import type { Covered } from './erase'
import type { NameKey, NotedNames } from './notedNames'
import { waitingName } from './waitingName'

/** What may stay on the device. */
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
  /** Whether the session is over, or taken back, for which names were noted. */
  isSessionOver: boolean
  /** Whether what was granted to last is now granted for the session. */
  isLowered: boolean
}): Covered {
  // Who wrote what was there before this page, and was not noted, cannot be told: then only `block` erases it.
  const verdictOn = (what: 'cookies' | 'storage', name: string) =>
    judge(terms, what, name, () => writerOf(`${what} ${name}`)).verdict
  return {
    cookie(name) {
      const verdict = verdictOn('cookies', name)
      return verdict === 'session' ? !isLowered : !!verdict
    },
    storage: (name) => {
      const { cookie } = terms.config
      // Receipts that wait go with the grant.
      if (name === waitingName(cookie.name)) return !!terms.choice?.granted[0]
      // The list of names itself, which goes when it is empty.
      return name === cookie.name || (!(isSessionOver && names.get(`session ${name}`)) && !!verdictOn('storage', name))
    },
  }
}
