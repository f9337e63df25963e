import { bareTerms, type Grantable, allows as isAllowed, type Terms } from '../choice/allows'
import type { Choice, ChoiceRecord, Lifetime } from '../choice/types'
import { isOver } from '../choice/validity'
import { DEFAULTS } from '../config/defaults'
import { newest } from '../storage/newest'
import { cookiesIn } from './cookieHeader'

/** Returns the newest record of all cookies with this name; `null` if there is none. */
export const recordIn = (header: string, name: string): ChoiceRecord | null =>
  newest(cookiesIn(header).flatMap(([at, value]) => (at === name ? [value] : [])))

/** Returns the choice in a cookie header without a config: checks only whether it has expired. */
export function readBare(cookies: string): Choice | null {
  const { name, days } = DEFAULTS.cookie
  const record = recordIn(cookies, name)
  return record && !isOver(record.choice, days, Date.now()) ? record.choice : null
}

/**
 * Makes the terms of a choice without a request. Its privacy signal is unknown, so under `mode: 'opt-out'` the
 * categories that a signal could refuse are withheld until there is a choice.
 */
export const termsOf = <C extends Grantable>(choice: Choice | null, config: C): Terms<C> => ({
  config,
  choice,
  withheld: choice ? [] : config.categories.filter(({ gpc }) => gpc).map(({ id }) => id),
})

/** Returns whether a choice lets a category run; without a config, everything that was not granted is refused. */
export const allowsIn = (choice: Choice | null, id: string, lifetime?: Lifetime, config?: Grantable): boolean =>
  isAllowed(config ? termsOf(choice, config) : bareTerms(choice), [id], lifetime)
