import type { ResolvedConfig } from '../config/schema'
import { categoryOf } from './match'
import { type Choice, NECESSARY, type Verdict } from './types'

/** All that a decision rests on. */
export interface Terms {
  config: ResolvedConfig
  choice: Choice | null
  /** Category ids that the browser's privacy signal refuses. */
  withheld: readonly string[]
}

/**
 * What something that needs all of these categories and services may do: the only yes or no in the code. Undecided
 * counts as the mode says. An id that nobody declared is never granted, and neither is needing nothing at all.
 */
export function decide({ config, choice, withheld }: Terms, need: readonly string[]): Verdict {
  const refused = [...withheld, ...(choice?.except ?? [])]
  const optional = need.map((id) => categoryOf(config, id)).filter((category) => category !== NECESSARY)
  return need[0] &&
    ![...need, ...optional].some((id) => refused.includes(id)) &&
    optional.every(
      (category) =>
        config.categories.some(({ id }) => id === category) &&
        (choice ? choice.granted.includes(category) : config.mode === 'opt-out'),
    )
    ? (optional[0] && choice?.lifetime) || 'persistent'
    : null
}

/** What something may do that no service declares and that needs every category (`undeclared: 'block'`). */
export const decideAll = (terms: Terms): Verdict => decide(terms, terms.config.ids)

/** What something may do that no service declares, while anything at all is granted (`undeclared: 'block-third-party'`). */
export const decideAny = (terms: Terms): Verdict =>
  terms.config.categories.map(({ id }) => decide(terms, [id])).find(Boolean) || null
