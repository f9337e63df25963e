import { allows, bareTerms } from '../choice/allows'
import type { Choice } from '../choice/types'
import type { Service } from '../config/schema'
import type { Consent } from '../types'

/** What an app tells its binding, once. */
export interface BindingOptions {
  /**
   * The SDK: an instance, or a function that starts one. The function is called once in a page and never on a server.
   *
   * @default the script tag's `window.InteractConsent`, now or once it is there
   */
  consent?: Consent | (() => Consent) | undefined
  /** What the server read from the visitor's cookie: it and a page that hydrates render this first. @default null */
  choice?: Choice | null | undefined
  /** Those of the config, for a server that must answer for the id of a service. @default [] */
  services?: readonly Service[] | undefined
}

/**
 * The choice as it stands, and the verbs of the API; they may be called before the script tag's SDK is there. A new
 * object, with a new `allows`, once anything has changed.
 */
export type ConsentState = Omit<Consent, 'on' | 'receipt' | 'destroy'>

/** What each binding wraps in its framework's own reactivity. */
export interface ConsentStore {
  /** Calls back at once, and whenever an answer may have changed. Returns the undo. */
  subscribe(listener: () => void): () => void
  /** What stands now; the same object until something changes. On a server: what it read. */
  get(): ConsentState
  /** What the server rendered. */
  initial(): ConsentState
}

/** What a component may be gated by. */
export type Need = { category: string; service?: never } | { service: string; category?: never }

type Verb = Exclude<keyof ConsentState, 'choice' | 'allows'>
type Call = (...args: never[]) => unknown

/** A page has one SDK, however often the component that starts it is mounted: every further one would patch it again. */
let started: Consent | undefined

/** The one place where a binding meets the SDK; touches no global before it is asked. */
export function connect({ consent, choice = null, services = [] }: BindingOptions = {}): ConsentStore {
  let asked: boolean | undefined
  const listeners = new Set<() => void>()

  /**
   * Calls now, or once the script tag's SDK is there: until then `push` is that of the array it will read. On a server
   * there is none, and whoever asks waits.
   */
  const reach = (call: (consent: Consent) => void): void => {
    if (!globalThis.window) return
    if (typeof consent === 'function') {
      started ??= consent()
      call(started)
    } else if (consent) call(consent)
    else {
      window.InteractConsent ??= []
      window.InteractConsent.push(call)
    }
  }

  const before = {
    choice,
    allows: (id, lifetime) => allows(bareTerms(choice, services), [id], lifetime),
  } as ConsentState
  for (const verb of 'when acceptAll rejectAll choose open close reset'.split(' ') as Verb[])
    (before as unknown as Record<Verb, Call>)[verb] = (...args) =>
      new Promise((resolve) => reach((found) => resolve((found[verb] as Call)(...args))))

  let state = before
  const get = (): ConsentState => {
    if (!asked && globalThis.window) {
      reach((found) => {
        const update = (): void => {
          // `allows` is new as well: a memo of its answer must not outlive it.
          state = { ...before, choice: found.choice, allows: (id, lifetime) => found.allows(id, lifetime) }
          for (const listener of listeners) listener()
        }
        asked = true
        consent = found
        found.on('choice', update)
        // Undecided, it replays nothing.
        update()
      })
      // Not before: a wrong config throws each time.
      asked = true
    }
    return state
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      get()
      listener()
      return () => void listeners.delete(listener)
    },
    get,
    initial: () => before,
  }
}

/** The script tag's, for an app that provides nothing. */
export const ofPage: ConsentStore = /* @__PURE__ */ connect()
