import { bareTerms, type Grantable, allows as isAllowed, type Terms } from '../choice/allows'
import type { Choice, ChoiceRecord, Lifetime } from '../choice/types'
import { isOver } from '../choice/validity'
import { DEFAULTS } from '../config/defaults'
import { newest } from '../storage/newest'
import { cookiesIn } from './cookieHeader'

/** The stored record, of several cookies of that name the newest. */
export const recordIn = (header: string, name: string): ChoiceRecord | null =>
  newest(cookiesIn(header).flatMap(([at, value]) => (at === name ? [value] : [])))

/** The choice in a cookie text, where nothing is known of the policy or of what was added: only its own term is looked at. */
export function readBare(cookies: string): Choice | null {
  const { name, days } = DEFAULTS.cookie
  const record = recordIn(cookies, name)
  return record && !isOver(record.choice, days, Date.now()) ? record.choice : null
}

/**
 * What a bare choice amounts to. It tells of no privacy signal, so that under `mode: 'opt-out'` what a signal could
 * refuse waits for a choice.
 */
export const termsOf = <C extends Grantable>(choice: Choice | null, config: C): Terms<C> => ({
  config,
  choice,
  withheld: choice ? [] : config.categories.filter(({ gpc }) => gpc).map(({ id }) => id),
})

/** Whether a choice lets a category run; without a config, what was not granted is refused. */
export const allowsIn = (choice: Choice | null, id: string, lifetime?: Lifetime, config?: Grantable): boolean =>
  isAllowed(config ? termsOf(choice, config) : bareTerms(choice), [id], lifetime)
