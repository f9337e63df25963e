import type { Choice, Lifetime } from '../choice/types'
import { validity } from '../choice/validity'
import { outlineOf } from '../config/outlineOf'
import type { ConsentConfig } from '../config/schema'
import { allowsIn, readBare, recordIn } from './record'

/**
 * The choice in a `Cookie` header or in `document.cookie` that still holds: not expired, given under the policy's present
 * version, and with whatever was added since refused in it. `null` where nothing is decided. Without a config nothing
 * is known of the policy or of what was added: then only the choice's own term is looked at.
 */
export function readChoice(cookies: string | null | undefined, config?: ConsentConfig): Choice | null {
  if (!config) return readBare(cookies ?? '')
  const outline = outlineOf(config)
  return validity(recordIn(cookies ?? '', outline.cookie.name), outline, Date.now()).choice
}

/**
 * Whether a choice lets a category run and, with `'persistent'`, keep things beyond the session. A service is only known
 * by its config, and so is the mode: without one, what was not granted is refused.
 */
export const allows = (choice: Choice | null, id: string, lifetime?: Lifetime, config?: ConsentConfig): boolean =>
  allowsIn(choice, id, lifetime, config && outlineOf(config))
