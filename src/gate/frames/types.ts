import type { Address } from '../../lib/natives'
import type { Need } from '../readNeed'
import type { GateContext } from '../types'

/** What an element waits for. */
export interface Waiting extends Need {
  /** Hosts that it would load from. */
  hosts: readonly string[]
}

/** The placeholder of an element that waits. */
export interface Cover {
  /** Follows the element where the page has moved it. */
  update(): void
  undo(): void
}

export interface FrameContext extends GateContext {
  /** Returns the ids of the services that declare an address. */
  servicesAt(address: Address): readonly string[]
  /** Puts a placeholder where the element would stand. `load` loads the element now, for as long as this page lives. */
  cover(face: HTMLElement, waiting: Waiting, load: () => void): Cover
}
