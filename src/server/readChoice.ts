import type { Choice, Lifetime } from '../choice/types'
import { validity } from '../choice/validity'
import { outlineOf } from '../config/outlineOf'
import type { ConsentConfig } from '../config/schema'
import { allowsIn, readBare, recordIn } from './record'

/**
 * Returns the choice in a `Cookie` header or `document.cookie` if it still holds: not expired, and for the policy's
 * current version. Services added since are refused. `null` while nothing is decided. Without a config, checks only
 * whether the choice has expired.
 */
export function readChoice(cookies: string | null | undefined, config?: ConsentConfig): Choice | null {
  if (!config) return readBare(cookies ?? '')
  const outline = outlineOf(config)
  return validity(recordIn(cookies ?? '', outline.cookie.name), outline, Date.now()).choice
}

/**
 * Returns whether a choice lets a category run and, with `'persistent'`, keep data beyond the session. Services and
 * `mode` need the config: without it, everything that was not granted is refused.
 */
export const allows = (choice: Choice | null, id: string, lifetime?: Lifetime, config?: ConsentConfig): boolean =>
  allowsIn(choice, id, lifetime, config && outlineOf(config))
