import type { Wish } from '../choice/makeChoice'
import type { Draft } from './draft'
import type { NoticeText } from './text/enNotice'
import type { Wording } from './text/resolveText'
import type { Text } from './text/types'
import type { UiModel, View } from './types'

/** All that one drawing shows, and what the visitor can do in it. */
export interface Scene extends Wording<NoticeText> {
  view: View
  /** Counts the views shown, so that each is a new element. */
  turns: number
  model: UiModel
  draft: Draft
  /** The words that the choice rests on. */
  words: string
  /** Their SHA-256, once it is known. */
  hash: string
  /** Switches ids on or off in the draft. */
  flip(ids: readonly string[], on: boolean): void
  decide(wish: Wish): void
  /** Erases the choice and all optional data. */
  erase(): void
  /** Shows the second view, once it is there. */
  manage(): void
  /** It is likely to be wanted. */
  prepare(): void
  /** Shows the notice again. */
  back(): void
  close(): void
}

/** What the second view shows besides. */
export interface FullScene extends Scene {
  text: Text
  /** Names of cookies and keys that are on the device now, as far as they are known. */
  here: readonly string[]
  /** What was just done without leaving the view. */
  told: string
  /** Deletes the cookies and keys of this name or pattern. */
  remove(pattern: string): void
}

/** Labels of category ids and names of service ids, as a list. */
export const namesOf = ({ text, model }: Pick<Scene, 'text' | 'model'>, ids: readonly string[]): string =>
  ids
    .map((id) => text.categories[id]?.label ?? model.config.services.find((service) => service.id === id)?.name ?? id)
    .join(', ')
