import type { Receipt } from '../choice/receipt'
import type { Choice } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'

export type View = 'notice' | 'preferences'

/** Everything the modal shows, read anew at each drawing. */
export interface UiModel {
  config: ResolvedConfig
  choice: Choice | null
  /** Category and service ids that an older choice did not cover. If empty, all are asked about. */
  added: readonly string[]
  /** Those of `added` that an older choice covered before they changed. */
  altered: readonly string[]
  /** Why an older choice no longer holds. */
  why: 'expired' | 'policy' | 'added' | null
  /** Category ids that the browser's privacy signal refuses. */
  withheld: readonly string[]
  receipt: Receipt | null
}

/** Reads the names that are on the device now; of the `release` part. */
export interface Device {
  /** Returns a list for each store, the cookies first. */
  listStored(): Promise<string[][]>
}
