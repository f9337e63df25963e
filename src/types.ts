import type { Receipt } from './choice/receipt'
import type { Choice, Lifetime } from './choice/types'
import type { Audit } from './diagnostics/audit'
import type { ConsentEvents, Listener } from './events'
import type { View } from './ui/types'

/** The API of a running consent. */
export interface Consent {
  /** The current choice; `null` while nothing is decided. */
  readonly choice: Choice | null
  /** Returns whether a category or service may run now and, with `'persistent'`, keep data beyond the session. */
  allows(id: string, lifetime?: Lifetime): boolean
  /** Resolves with the choice once `allows` is true, at once if it is. Never rejects. */
  when(id: string, lifetime?: Lifetime): Promise<Choice>
  /** Adds a listener, and replays `ready` and the current `choice` to it. Returns the undo. */
  on<K extends keyof ConsentEvents>(event: K, listener: Listener<K>): () => void
  /** Grants every category except those that the browser's privacy signal refuses. @default 'persistent' */
  acceptAll(lifetime?: Lifetime): void
  rejectAll(): void
  /** Grants these categories, except these services. Unknown ids are reported and left out. */
  choose(choice: { granted: string[]; except?: string[]; lifetime?: Lifetime }): void
  /** Shows the modal. Resolves once it is shown, or once its failure is reported. @default 'preferences' */
  open(view?: View): Promise<void>
  close(): void
  /** Deletes all optional data and the choice itself, and asks again. With `adopt`, notes that one was erased. */
  reset(): Promise<void>
  /** Returns the record of the current choice that the visitor can download; `null` while nothing is decided. */
  receipt(): Receipt | null
  /**
   * Resolves with every attempt since the page loaded, its outcome and the reason, and with what is on the device now.
   * Also prints a table to the console. Names and hosts, never values. Rejects if `consent-audit.js` cannot be
   * loaded.
   */
  audit(): Promise<Audit>
  /** Removes every patch and listener; held elements stay held. */
  destroy(): void
}
