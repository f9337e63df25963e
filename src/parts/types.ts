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
  /** Fetches what shows the preferences, as they are likely to be wanted; what fails is told once they are. */
  prefetch(): void
}
