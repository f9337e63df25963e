import { allows, bareTerms } from '../choice/allows'
import type { Choice } from '../choice/types'
import type { Service } from '../config/schema'
import type { Consent } from '../types'

/** The options of a binding. */
export interface BindingOptions {
  /**
   * The SDK: an instance, or a function that starts one. The function is called once per page, and never on a server.
   *
   * @default the script tag's `window.InteractConsent`, now or once it has loaded
   */
  consent?: Consent | (() => Consent) | undefined
  /** The choice that the server read from the visitor's cookie: server and hydration render it. @default null */
  choice?: Choice | null | undefined
  /** The services of the config, for a server that calls `allows` with the id of a service. @default [] */
  services?: readonly Service[] | undefined
}

/**
 * The current choice and the methods of the API, which can be called before the script tag has loaded. Each change
 * makes a new object with a new `allows`.
 */
export type ConsentState = Omit<Consent, 'on' | 'receipt' | 'destroy'>

/** The store that each binding wraps in its framework's reactivity. */
export interface ConsentStore {
  /** Calls back at once and after each change. Returns the undo. */
  subscribe(listener: () => void): () => void
  /** Returns the current state, the same object until it changes; on a server the initial state. */
  get(): ConsentState
  /** Returns the state that the server rendered. */
  initial(): ConsentState
}

/** What a gated component needs: a category or a service. */
export type Need = { category: string; service?: never } | { service: string; category?: never }

type Verb = Exclude<keyof ConsentState, 'choice' | 'allows'>
type Call = (...args: never[]) => unknown

/** The SDK of this page. One only, however often the component that starts it is mounted: each would patch the page. */
let started: Consent | undefined

/** Connects a binding to the SDK. Touches no global before the first `get` or `subscribe`. */
export function connect({ consent, choice = null, services = [] }: BindingOptions = {}): ConsentStore {
  let asked: boolean | undefined
  const listeners = new Set<() => void>()

  /**
   * Calls back with the SDK, at once or when the script tag has loaded: until then, `push` is that of the array that it
   * will read. Never calls back on a server.
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
          // A new `allows`, so that memoized results are recomputed.
          state = { ...before, choice: found.choice, allows: (id, lifetime) => found.allows(id, lifetime) }
          for (const listener of listeners) listener()
        }
        asked = true
        consent = found
        found.on('choice', update)
        // Without a choice, `on` replays nothing.
        update()
      })
      // Set after the call, so that a wrong config throws each time.
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

/** The store of the script tag's SDK, for an app without a provider. */
export const ofPage: ConsentStore = /* @__PURE__ */ connect()
