import type { Receipt } from './choice/receipt'
import type { Choice, Lifetime } from './choice/types'
import type { Audit } from './diagnostics/audit'
import type { ConsentEvents, Listener } from './events'
import type { View } from './ui/types'

/** What a host page holds to ask, to tell and to listen. */
export interface Consent {
  /** What is decided; `null` until then. */
  readonly choice: Choice | null
  /** Whether a category or service may run now and, with `'persistent'`, keep things beyond the session. */
  allows(id: string, lifetime?: Lifetime): boolean
  /** Resolves once `allows` would say yes, at once if it does. Never rejects. */
  when(id: string, lifetime?: Lifetime): Promise<Choice>
  /** Listens; `ready` and the current `choice` are replayed. Returns the undo. */
  on<K extends keyof ConsentEvents>(event: K, listener: Listener<K>): () => void
  /** Grants every category, save those that the browser's privacy signal refuses. @default 'persistent' */
  acceptAll(lifetime?: Lifetime): void
  rejectAll(): void
  /** Grants these categories, save these services. What nobody declared is told and left out. */
  choose(choice: { granted: string[]; except?: string[]; lifetime?: Lifetime }): void
  /** Shows the modal. Resolves when it is there, or when it was reported that it cannot be. @default 'preferences' */
  open(view?: View): Promise<void>
  close(): void
  /** Deletes all optional data and the choice itself, and asks again. */
  reset(): Promise<void>
  /** The record of the current choice, as the visitor can download it. */
  receipt(): Receipt | null
  /**
   * Everything that was attempted in this page since it was loaded, with what became of it and why, and what is on the
   * device now; also shown as a table in the console. Names and hosts, never values. Rejects where
   * `consent-explain.js` cannot be loaded.
   */
  audit(): Promise<Audit>
  /** Takes off every patch and listener; what is held stays held. */
  destroy(): void
}
