import type { Judgement } from '../choice/judge'
import type { Lifetime } from '../choice/types'
import type { ConsentEvents } from '../events'
import type { Fail } from '../lib/report'
import type { Trusted } from '../lib/trusted'

/** What a gate may ask and tell. It decides nothing by itself. */
export interface GateContext {
  /** Whether something that needs all of these categories and services, for this long, may happen now. */
  allows(need: readonly string[], lifetime?: Lifetime): boolean
  /** What a cookie of this name may do; `stack` is asked for only where the writer matters. */
  judgeCookie(name: string, stack: () => string): Judgement
  emit<K extends keyof ConsentEvents>(event: K, detail: ConsentEvents[K]): void
  /** Tells of a failure: one line in the console, one `error` event. */
  fail: Fail
  /** Fetches the words of a language, for what a gate shows in the page. */
  load(part: `text-${string}`): Promise<{ words: readonly string[] }>
  trusted: Trusted
  /** The page's nonce; only tags that bear it are released. */
  nonce: string
}

/** One vector, shut until a choice opens it. */
export interface Gate {
  /**
   * Shuts the gate. `update` asks for a decision again after each choice: releases what is now covered and erases
   * what no longer is; `undo` leaves the page as if the gate had never been there.
   */
  install(context: GateContext): { update?(): void; undo(): void }
}
