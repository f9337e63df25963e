import type { Address } from '../choice/declared'
import type { Judgement } from '../choice/judge'
import type { Lifetime } from '../choice/types'
import type { ConsentEvents, GateKind } from '../events'
import type { Fail } from '../lib/report'
import type { Roots } from '../lib/roots'
import type { Trusted } from '../lib/trusted'

/** What a gate may ask and report. It decides nothing by itself. */
export interface GateContext {
  /** Whether something that needs all of these categories and services, for this long, may happen now. */
  allows(need: readonly string[], lifetime?: Lifetime): boolean
  /**
   * Judges a cookie, key or request. Notes the attempt and reports a refusal.
   *
   * @param target the name of a cookie or key; the address of a request
   * @param stack called only where the writer matters
   */
  ask(kind: GateKind, target: string | Address, stack: () => string): Judgement
  /** Whether a service that needs consent declares this address. Other addresses need no judgement. */
  declares(address: Address): boolean
  /**
   * Returns how long a cookie may stay that asks for so many seconds (NaN: for the session), 0 for the session. Reports
   * one that asks for more than its service declares.
   */
  longest(name: string, asked: number): number
  /** Whether everything is granted to last: then all passes, and only undeclared names are noted. */
  passesAll(): boolean
  /** Host patterns of the services that need consent. */
  hosts: readonly string[]
  /**
   * Whether it matters who uses this address although no service declares it: a released script has contacted its host,
   * or is no longer covered. Without an address: whether it matters for any.
   */
  dependsOnCaller(address?: Address): boolean
  /** Whether a host, without its port, is the site's own. */
  isOwnHost(hostname: string): boolean
  /** Scripts that the page's own code made and a gate holds, each with the address that it was given, unchanged. */
  heldScripts: WeakMap<Element, unknown>
  /** All known trees of the page. */
  roots: Roots
  /** Tells that a shadow root has got an author's tag, which observers of the document do not see. */
  onShadowTag(): void
  /** Elements that a gate tagged, and not their author. */
  heldByGate: WeakSet<Element>
  /**
   * The values that waiting elements were given, by attribute: a choice covers them, or the visitor loaded them once.
   */
  given: WeakMap<Element, Record<string, string>>
  /** Name of the choice cookie, and of the stored list of keys that end with the session. */
  key: string
  /** Whether a cookie or key of this name holds an answer of the visitor, which no script of the page may write. */
  isAnswer(name: string): boolean
  emit<K extends keyof ConsentEvents>(event: K, detail: ConsentEvents[K]): void
  /** Reports a failure: one line in the console, one `error` event. */
  fail: Fail
  /** Loads the words of a language, for texts that a gate shows in the page. */
  load(part: `text-${string}`): Promise<{ words: readonly string[] }>
  trusted: Trusted
  /** The page's nonce; only scripts and styles that bear it are released. */
  nonce: string
}

/** One vector, shut until a choice opens it. */
export interface Gate {
  /**
   * Shuts the gate. `update` is called after each choice: it releases what is now covered and erases what no longer is.
   * Its argument is that of `Gates.shut`. `undo` leaves the page as if the gate had never been there.
   */
  install(context: GateContext): Installed
}

/** A gate in force. */
export interface Installed {
  update?(sends?: boolean): void
  undo(): void
  /** Returns what the released script on this call stack was tagged with, if there is one. */
  needOf?(stack: string): readonly string[] | undefined
  /** Whether a released script is no longer covered. */
  hasUncovered?(): boolean
}
