import type { Wish } from '../choice/makeChoice'
import type { ShownNotice } from '../choice/receipt'
import type { ResolvedConfig, Service } from '../config/schema'
import type { GateContext } from '../gate/types'
import type { Address } from '../lib/natives'
import type * as overlay from './overlay'

/** What the SDK offers to parts that are installed into the page. */
export interface PageHost extends GateContext {
  config: ResolvedConfig
  /** Returns the services that declare an address. */
  servicesAt(address: Address): readonly Service[]
  /** Returns whether there is a choice. */
  isDecided(): boolean
  /** Applies the visitor's decision. */
  choose(wish: Wish, notice?: ShownNotice): void
  /** Shows the preferences. */
  open(): void
  /** Loads languages, overlays and the preferences. */
  load: GateContext['load'] &
    ((part: 'overlay') => Promise<typeof overlay>) &
    ((part: 'ui' | 'preferences') => Promise<unknown>)
}
