import type { Emitter } from '../events'
import type { writeOwn } from '../lib/ownWrite'
import type { PageHost } from '../parts/types'
import type { UiModel } from '../ui/types'
import type { Attempts } from './createAttempts'
import type { Reporter } from './createReporter'
import type { Store } from './createStore'
import type { Door } from './door'

/** Shared by every file of the engine. Gates and parts see only what their own contracts name. */
export interface Core extends PageHost, Reporter, Attempts {
  load: Door['load']
  /** URL of the SDK's own file, if it has one. */
  own?: string
  parsed?: Door['parsed']
  /** Hosts of scripts that need consent and stood in the page before the SDK. */
  early: string[]
  store: Store
  /** Returns the current decision for the modal. */
  model(): UiModel
  /** Erases the choice and all optional data. */
  erase(): void
  /** Runs a write of the SDK, which the gates pass. */
  writeOwn: typeof writeOwn
  /** Erases every cookie, storage key, database and cache whose name `isKept` rejects. */
  keepOnly(isKept: (name: string) => boolean): Promise<void>
  on: Emitter['on']
  emit: Emitter['emit']
  /** Whether the choice has been read and `destroy` not called. */
  isAlive(): boolean
}
