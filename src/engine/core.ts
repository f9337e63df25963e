import type { Emitter } from '../events'
import type { PageHost } from '../parts/types'
import type { UiModel } from '../ui/types'
import type { Reporter } from './createReporter'
import type { Store } from './createStore'
import type { Door } from './door'

/** What everything in the engine stands on; gates and parts see as much of it as their own contracts name. */
export interface Core extends PageHost, Reporter {
  load: Door['load']
  /** URL of the SDK's own file, where it has one. */
  own?: string
  store: Store
  /** What is decided, as the visitor is shown it. */
  model(): UiModel
  /** Erases the choice and all optional data. */
  erase(): void
  /** Keeps receipts that wait, while something is granted; `''` takes them away, and so does a store that is blocked. */
  keep(text: string): void
  /** Erases what is not to be kept, whoever it belongs to. */
  keepOnly(isKept: (name: string) => boolean): Promise<void>
  on: Emitter['on']
  emit: Emitter['emit']
  /** Whether the choice has been read, and the page not been given back by `destroy`. */
  isAlive(): boolean
}
