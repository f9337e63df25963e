import type { Terms } from '../choice/allows'
import type { Judgement } from '../choice/judge'
import { NECESSARY } from '../choice/types'
import type { GateKind } from '../events'

/** Attempts of one kind on one name or host that got the same judgement, as the engine notes them. */
export interface Attempt extends Judgement {
  kind: GateKind
  /** Name of a cookie or key; a host. Never a value or a URL. */
  target: string
  /** How often since the page was loaded. */
  count: number
  /** The choice and config at the time of the first. */
  terms: Terms
}

/** Why something was refused, kept to the session, or let through. */
export type Reason =
  | 'necessary'
  | 'granted'
  | 'session only'
  | 'undecided'
  | 'refused'
  | 'service refused'
  | 'privacy signal'
  | 'opt-out mode'
  | 'undeclared'

/** Returns why an attempt was judged as it was. */
export function reasonOf({ verdict, category, service, terms: { choice, withheld, config } }: Attempt): Reason {
  if (category === NECESSARY) return 'necessary'
  if (category === null) return 'undeclared'
  if (verdict === 'session') return 'session only'
  if (verdict) return choice ? 'granted' : config.mode === 'opt-out' ? 'opt-out mode' : 'granted'
  if (withheld.includes(category)) return 'privacy signal'
  if (!choice) return 'undecided'
  return service && choice.except?.includes(service) && choice.granted.includes(category)
    ? 'service refused'
    : 'refused'
}
