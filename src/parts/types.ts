import type { Wish } from '../choice/makeChoice'
import type { ResolvedConfig } from '../config/schema'
import type { GateContext } from '../gate/types'

/** What a part that stands in the page itself may ask, and the ways in which it speaks. */
export interface PageHost extends GateContext {
  config: ResolvedConfig
  /** Whether there is a choice to come back to. */
  isDecided(): boolean
  /** The visitor has decided. */
  choose(wish: Wish, hash?: string): void
  /** Shows the preferences. */
  open(): void
  /** Fetches words, and what shows the preferences. */
  load: GateContext['load'] & ((part: 'ui' | 'preferences') => Promise<unknown>)
}
