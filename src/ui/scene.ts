import type { Wish } from '../choice/makeChoice'
import type { Draft } from './draft'
import type { Wording } from './text/resolveText'
import type { UiModel, View } from './types'

/** All that one drawing shows, and what the visitor can do in it. */
export interface Scene extends Wording {
  view: View
  /** Counts the views shown, so that each is a new element. */
  turns: number
  model: UiModel
  draft: Draft
  /** Names of cookies and keys that are on the device now, as far as they are known. */
  here: readonly string[]
  /** What was just done without leaving the view. */
  told: string
  /** SHA-256 of the words shown, once it is known. */
  hash: string
  /** Switches ids on or off in the draft. */
  flip(ids: readonly string[], on: boolean): void
  decide(wish: Wish): void
  /** Deletes the cookies and keys of this name or pattern. */
  remove(pattern: string): void
  /** Erases the choice and all optional data. */
  erase(): void
  show(view: View): void
  close(): void
}

/** Labels of category ids and names of service ids, as a list. */
export const namesOf = ({ text, model }: Pick<Scene, 'text' | 'model'>, ids: readonly string[]): string =>
  ids
    .map((id) => text.categories[id]?.label ?? model.config.services.find((service) => service.id === id)?.name ?? id)
    .join(', ')
