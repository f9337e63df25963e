import type { Emitter } from '../events'
import type { writeOwn } from '../lib/ownWrite'
import type { PageHost } from '../parts/types'
import type { NotedNames } from '../storage/notedNames'
import type { UiModel, View } from '../ui/types'
import type { Attempts } from './createAttempts'
import type { Reporter } from './createReporter'
import type { Store } from './createStore'
import type { Writers } from './createWriters'
import type { Door } from './door'

/** Shared by every file of the engine. Gates and parts see only what their own contracts name. */
export interface Core extends Door, PageHost, Emitter, Reporter, Attempts {
  load: Door['load']
  /** Hosts of scripts that need consent and stood in the page before the SDK. */
  earlyHosts: string[]
  store: Store
  /** The list on the device of names to be erased later. */
  names: NotedNames
  writers: Writers
  /** Returns the current decision for the modal. */
  model(): UiModel
  open(view?: View): Promise<void>
  /** Erases the choice and all optional data, and asks again. */
  reset(): Promise<void>
  /** Runs a write of the SDK, which the gates pass. */
  writeOwn: typeof writeOwn
  /** Erases every cookie, storage key, database and cache whose name `isKept` rejects. */
  keepOnly(isKept: (name: string) => boolean): Promise<void>
  /** Returns what tells whether a name fits this name or pattern of the config. */
  matcher(pattern: string): (name: string) => boolean
  /** Reports each id, alone or within a need such as `!a|b`, that the config does not have. */
  reportUnknown(ids: readonly string[]): void
  /** Whether the choice has been read and `destroy` not called. */
  isAlive(): boolean
}
