import type { Wish } from '../choice/makeChoice'
import type { Lifetime } from '../choice/types'
import type { UiModel } from './types'

/** Ids of the categories and services that are switched on, before anything is saved. */
export type Draft = Set<string>

/** The id of the switch *Session cookies only* in a draft. No category or service can have this id. */
export const SESSION_ONLY = ''

/** Returns the draft that shows the choice in force. Without a choice all is off, or on if the mode is opt-out. */
export function draftOf({ config, choice, withheld }: UiModel): Draft {
  const draft: Draft = new Set(choice?.lifetime === 'session' ? [SESSION_ONLY] : [])
  for (const { id } of config.categories) {
    if (!withheld.includes(id) && (choice ? choice.granted.includes(id) : config.mode === 'opt-out')) draft.add(id)
  }
  for (const { id, category } of config.services) {
    if (draft.has(category) && !choice?.except?.includes(id)) draft.add(id)
  }
  return draft
}

export const lifetimeOf = (draft: Draft): Lifetime => (draft.has(SESSION_ONLY) ? 'session' : 'persistent')

/**
 * Returns a grant of everything that the browser's signal does not refuse. If only additions are asked about, old
 * refusals stay.
 */
export function everything({ config, choice, why, added, withheld }: UiModel, draft: Draft): Wish {
  const old = why === 'added' ? choice : null
  return {
    granted: config.categories
      .map(({ id }) => id)
      .filter((id) => !withheld.includes(id) && (!old || old.granted.includes(id) || added.includes(id))),
    except: old?.except?.filter((id) => !added.includes(id)) ?? [],
    lifetime: lifetimeOf(draft),
  }
}

/** Returns a refusal; it is remembered for the session only, if the draft says so. */
export const refusal = (draft: Draft): Wish => ({ granted: [], lifetime: lifetimeOf(draft) })
