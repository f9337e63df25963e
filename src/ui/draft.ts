import type { Wish } from '../choice/makeChoice'
import type { Lifetime } from '../choice/types'
import type { UiModel } from './types'

/** Ids of the categories and services that are switched on, before anything is saved. */
export type Draft = Set<string>

/** Stands in a draft for the switch *Session cookies only*; no category or service can have this id. */
export const SESSION_ONLY = ''

/** The switches as the choice in force has them; all off where there is none and none is implied. */
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

/** Everything, save what the browser's signal refuses; where only what is new is asked, old refusals stay. */
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

/** Nothing; remembered for the session alone, where only the session is to be remembered. */
export const refusal = (draft: Draft): Wish => ({ granted: [], lifetime: lifetimeOf(draft) })
