import { bareTerms, allows as isAllowed, type Terms } from '../choice/allows'
import type { Choice, ChoiceRecord, Lifetime } from '../choice/types'
import { isOver, validity } from '../choice/validity'
import { resolveConfig } from '../config/resolveConfig'
import type { ConsentConfig, ResolvedConfig } from '../config/schema'
import { newest } from '../storage/newest'
import { cookiesIn } from './cookieHeader'

/** The stored record, of several cookies of that name the newest. */
export const recordIn = (header: string, name: string): ChoiceRecord | null =>
  newest(cookiesIn(header).flatMap(([at, value]) => (at === name ? [value] : [])))

/**
 * What a bare choice amounts to. It tells of no privacy signal, so that under `mode: 'opt-out'` what a signal could
 * refuse waits for a choice.
 */
export const termsOf = (choice: Choice | null, config: ResolvedConfig): Terms => ({
  config,
  choice,
  withheld: choice ? [] : config.categories.filter(({ gpc }) => gpc).map(({ id }) => id),
})

/**
 * The choice in a `Cookie` header or in `document.cookie` that still holds: not expired, given under the policy's present
 * version, and with whatever was added since refused in it. `null` where nothing is decided. Without a config nothing
 * is known of the policy or of what was added: then only the choice's own term is looked at.
 */
export function readChoice(cookies: string | null | undefined, config?: ConsentConfig): Choice | null {
  const resolved = resolveConfig(config ?? {}).config
  const record = recordIn(cookies ?? '', resolved.cookie.name)
  if (config) return validity(record, resolved, Date.now()).choice
  return record && !isOver(record.choice, resolved.cookie.days, Date.now()) ? record.choice : null
}

/**
 * Whether a choice lets a category run and, with `'persistent'`, keep things beyond the session. A service is only known
 * by its config, and so is the mode: without one, what was not granted is refused.
 */
export function allows(choice: Choice | null, id: string, lifetime?: Lifetime, config?: ConsentConfig): boolean {
  const terms = config ? termsOf(choice, resolveConfig(config).config) : bareTerms(choice)
  return isAllowed(terms, [id], lifetime)
}
