import type { Wish } from '../choice/makeChoice'
import type { ShownNotice } from '../choice/receipt'
import type { ResolvedConfig, Service } from '../config/schema'
import type { GateContext } from '../gate/types'
import type { Address } from '../lib/natives'
import type { layOver, removeCopies } from '../ui/page/overlay'

/** What a part that stands in the page itself may ask, and the ways in which it speaks. */
export interface PageHost extends GateContext {
  config: ResolvedConfig
  /** The services that declare an address. */
  servicesAt(address: Address): readonly Service[]
  /** Whether there is a choice to come back to. */
  isDecided(): boolean
  /** The visitor has decided. */
  choose(wish: Wish, notice?: ShownNotice): void
  /** Shows the preferences. */
  open(): void
  /** Fetches words, what lies over that which has no document of its own, and what shows the preferences. */
  load: GateContext['load'] &
    ((part: 'overlay') => Promise<{ layOver: typeof layOver; removeCopies: typeof removeCopies }>) &
    ((part: 'ui' | 'preferences') => Promise<unknown>)
}
