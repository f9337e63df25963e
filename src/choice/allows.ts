import type { ResolvedConfig, Service } from '../config/schema'
import { categoryOf } from './match'
import { type Choice, type Lifetime, NECESSARY, type Verdict } from './types'

/** The part of a config that a verdict depends on. */
export interface Grantable extends Pick<ResolvedConfig, 'categories' | 'mode'> {
  services: readonly Service[]
}

/** Everything that a verdict depends on. */
export interface Terms<C extends Grantable = ResolvedConfig> {
  config: C
  choice: Choice | null
  /** Category ids that the browser's privacy signal refuses. */
  withheld: readonly string[]
}

/** Makes the terms of a choice without a config: what it grants is allowed, and everything else is refused. */
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
 * Returns how long something may stay that needs all of these ids, or `null` if it is not allowed. A need is a category
 * or service, `a|b` (either), or `!a` (the visitor has decided, and not granted `a`). The undecided count as `mode`
 * says. An unknown id, its negation and an empty list of needs are never allowed.
 */
export function verdictOf({ config, choice, withheld }: Terms<Grantable>, need: readonly string[]): Verdict {
  const refused = new Set([...withheld, ...(choice?.except ?? [])])
  const categories = config.categories.map(({ id }) => id)
  const granted = choice?.granted ?? (config.mode === 'opt-out' ? categories : [])
  const verdictOn = (id: string): Verdict => {
    if (id[0] === '!') {
      const other = id.slice(1)
      return choice && categories.includes(categoryOf(config, other)) && !verdictOn(other) ? 'persistent' : null
    }
    const category = categoryOf(config, id)
    if (refused.has(id) || refused.has(category)) return null
    if (category === NECESSARY) return 'persistent'
    return categories.includes(category) && granted.includes(category) ? (choice?.lifetime ?? 'persistent') : null
  }
  const verdicts = need.map((either) => {
    const each = either.split('|').map(verdictOn)
    return each.includes('persistent') ? 'persistent' : each.find(Boolean)
  })
  if (!need[0] || !verdicts.every(Boolean)) return null
  return verdicts.includes('session') ? 'session' : 'persistent'
}

/**
 * Returns whether something that needs all of these ids may happen and, with `'persistent'`, keep data beyond the
 * session. Page, server and bindings all ask this function.
 */
export function allows(terms: Terms<Grantable>, need: readonly string[], lifetime?: Lifetime): boolean {
  const verdict = verdictOf(terms, need)
  return verdict === 'persistent' || (!!verdict && lifetime !== 'persistent')
}

/** Returns the verdict on an undeclared name that needs every category (`undeclared: 'block'`). */
export const verdictOnAll = (terms: Terms): Verdict => verdictOf(terms, terms.config.ids)

/** Returns the verdict on an undeclared name that needs any one grant (`undeclared: 'block-third-party'`). */
export const verdictOnAny = (terms: Terms): Verdict =>
  terms.config.categories.map(({ id }) => verdictOf(terms, [id])).find(Boolean) || null
