import { useMemo, useState } from 'preact/hooks'
import { type Draft, draftOf } from './draft'
import type { UiModel } from './types'

/** The switches of the modal, before anything is saved. */
export interface Switches {
  draft: Draft
  /** Switches ids on or off. */
  flip(ids: readonly string[], on: boolean): void
}

/**
 * Returns a draft of the choice in force; a new one for each choice and each `question`.
 *
 * It is changed in place, as a visitor's tool may switch and save within one task, before the next drawing.
 */
export function useDraft(model: UiModel, question: number): Switches {
  const draft = useMemo(() => draftOf(model), [model.choice, question])
  const [, redraw] = useState({})
  return {
    draft,
    flip(ids, on) {
      for (const id of ids) {
        if (on) draft.add(id)
        else draft.delete(id)
      }
      redraw({})
    },
  }
}
