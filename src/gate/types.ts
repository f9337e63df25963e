import type { Address } from '../choice/declared'
import type { Judgement } from '../choice/judge'
import type { Lifetime } from '../choice/types'
import type { ConsentEvents, GateKind } from '../events'
import type { Patch } from '../lib/patch'
import type { Fail } from '../lib/report'
import type { Roots } from '../lib/roots'
import type { Trusted } from '../lib/trusted'

/** What a gate may ask and tell. It decides nothing by itself. */
export interface GateContext {
  /** Whether something that needs all of these categories and services, for this long, may happen now. */
  allows(need: readonly string[], lifetime?: Lifetime): boolean
  /**
   * What this cookie, key or request may do. Notes the attempt and tells of a refusal.
   *
   * @param target a cookie's or key's name; of a request its address
   * @param stack asked for only where the writer matters
   */
  ask(kind: GateKind, target: string | Address, stack: () => string): Judgement
  /** Whether a service that needs consent declares this address: others need not be asked about. */
  declares(address: Address): boolean
  /** The longest that a cookie of this name may last, in seconds. */
  longest(name: string): number
  /** Whether everything is granted to last: then all passes, and only names that nobody declared are noted. */
  passesAll(): boolean
  /** Patterns of the hosts that services declare which need consent. */
  hosts: readonly string[]
  /**
   * Whether it matters who asks for this address although no service declares it, as a script that was let go has
   * contacted its host, or is no longer covered. Without an address: for any.
   */
  mattersWho(address?: Address): boolean
  /** Whether a host, without its port, is the site's own. */
  isOwnHost(hostname: string): boolean
  /** Scripts of the page's own code that a gate keeps from loading, and the address that each was given, as it was given. */
  heldScripts: WeakMap<Element, unknown>
  /** All trees of the page that are known. */
  roots: Roots
  /** A tag of its author has come into a shadow root, of which nothing tells the document. */
  onShadowTag(): void
  /** Elements that bear a tag because a gate held them, and not from their author. */
  heldByGate: WeakSet<Element>
  /** What was given to waiting elements, by attribute: a choice covers it, or the visitor let it load this once. */
  given: WeakMap<Element, Record<string, string>>
  /** Name of the choice cookie, and of the list of keys that are to go with the session. */
  key: string
  emit<K extends keyof ConsentEvents>(event: K, detail: ConsentEvents[K]): void
  /** Tells of a failure: one line in the console, one `error` event. */
  fail: Fail
  /** Fetches the words of a language, for what a gate shows in the page. */
  load(part: `text-${string}`): Promise<{ words: readonly string[] }>
  /** Puts something in the place of a call: a part that comes later brings none of its own. */
  patch: Patch
  trusted: Trusted
  /** The page's nonce; only scripts and styles that bear it are released. */
  nonce: string
}

/** One vector, shut until a choice opens it. */
export interface Gate {
  /**
   * Shuts the gate. `update` asks for a decision again after each choice: releases what is now covered and erases
   * what no longer is, and is told whether it matters what is loaded and sent; `undo` leaves the page as if the gate had
   * never been there.
   */
  install(context: GateContext): Installed
}

/** A gate in force. */
export interface Installed {
  update?(sends?: boolean): void
  undo(): void
  /** What a script on this call stack was tagged with, where it was let go by a tag. */
  needOf?(stack: string): readonly string[] | undefined
  /** Whether something that was let go is no longer covered. */
  wary?(): boolean
}
