import type { Receipt } from '../choice/receipt'
import type { Choice, Lifetime } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'

export type View = 'notice' | 'preferences'

/** Everything the modal shows, read anew at each render. */
export interface UiModel {
  config: ResolvedConfig
  choice: Choice | null
  /** Category and service ids that an older choice did not cover. Empty: all are asked for. */
  added: readonly string[]
  /** Why an older choice no longer holds. */
  why: 'expired' | 'policy' | 'added' | null
  /** Category ids that the browser's privacy signal refuses. */
  withheld: readonly string[]
  receipt: Receipt | null
}

/** What the visitor did. */
export type UiAction =
  | { type: 'accept'; lifetime: Lifetime }
  | { type: 'reject' }
  | { type: 'save'; granted: string[]; except: string[]; lifetime: Lifetime }
  | { type: 'view'; view: View }
  | { type: 'close' }
  | { type: 'erase' }

/** The one callback through which the modal speaks, and what it may ask. */
export interface UiHost {
  model(): UiModel
  act(action: UiAction): void
  nonce?: string
}

/** The modal, mounted. */
export interface Ui {
  show(view: View): void
  hide(): void
  update(): void
  destroy(): void
}

export type MountUi = (host: UiHost) => Ui
