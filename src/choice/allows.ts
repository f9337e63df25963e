import type { ResolvedConfig, Service } from '../config/schema'
import { categoryOf } from './match'
import { type Choice, type Lifetime, NECESSARY, type Verdict } from './types'

/** As much of a config as a yes or no rests on. */
export interface Grantable extends Pick<ResolvedConfig, 'categories' | 'mode'> {
  services: readonly Service[]
}

/** All that a decision rests on. */
export interface Terms<C extends Grantable = ResolvedConfig> {
  config: C
  choice: Choice | null
  /** Category ids that the browser's privacy signal refuses. */
  withheld: readonly string[]
}

/** The terms of a choice where no config is at hand: what it grants is all that is known, and the rest is refused. */
export const bareTerms = (choice: Choice | null, services: readonly Service[] = []): Terms<Grantable> => ({
  config: {
    mode: 'opt-in',
    categories: (choice?.granted ?? []).map((id) => ({ id, gpc: false })),
    services,
  },
  choice,
  withheld: [],
})

/**
 * What something that needs all of these may do: categories and services, `a|b` for either of two, `!a` where a visitor
 * who has decided did not grant it. Undecided counts as the mode says. An id that nobody declared is never granted, nor is
 * its refusal known, and needing nothing at all is no grant either.
 */
export function verdictOf({ config, choice, withheld }: Terms<Grantable>, need: readonly string[]): Verdict {
  const refused = new Set([...withheld, ...(choice?.except ?? [])])
  const known = config.categories.map(({ id }) => id)
  const granted = choice?.granted ?? (config.mode === 'opt-out' ? known : [])
  const verdictOn = (id: string): Verdict => {
    if (id[0] === '!') {
      const other = id.slice(1)
      return choice && known.includes(categoryOf(config, other)) && !verdictOn(other) ? 'persistent' : null
    }
    const category = categoryOf(config, id)
    if (refused.has(id) || refused.has(category)) return null
    if (category === NECESSARY) return 'persistent'
    return known.includes(category) && granted.includes(category) ? (choice?.lifetime ?? 'persistent') : null
  }
  const verdicts = need.map((either) => {
    const each = either.split('|').map(verdictOn)
    return each.includes('persistent') ? 'persistent' : each.find(Boolean)
  })
  if (!need[0] || !verdicts.every(Boolean)) return null
  return verdicts.includes('session') ? 'session' : 'persistent'
}

/**
 * Whether something that needs all of these categories and services may happen, and with `'persistent'` keep things
 * beyond the session: the only yes or no, for page, server and bindings alike.
 */
export function allows(terms: Terms<Grantable>, need: readonly string[], lifetime?: Lifetime): boolean {
  const verdict = verdictOf(terms, need)
  return verdict === 'persistent' || (!!verdict && lifetime !== 'persistent')
}

/** What something may do that no service declares and that needs every category (`undeclared: 'block'`). */
export const verdictOnAll = (terms: Terms): Verdict => verdictOf(terms, terms.config.ids)

/** What something may do that no service declares, while anything at all is granted (`undeclared: 'block-third-party'`). */
export const verdictOnAny = (terms: Terms): Verdict =>
  terms.config.categories.map(({ id }) => verdictOf(terms, [id])).find(Boolean) || null
