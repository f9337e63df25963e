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
  /** The SDK, once it is there. */
  let sdk: Consent | undefined
  let unfollow: (() => void) | undefined

  /** Makes a new `allows` too, so that memoized results are recomputed. */
  const renew = (found: Consent): void => {
    state = { ...before, choice: found.choice, allows: (id, lifetime) => found.allows(id, lifetime) }
  }
  const update = (found: Consent): void => {
    renew(found)
    for (const listener of listeners) listener()
  }
  /** Listens to the SDK, but only while somebody listens here: components come and go a thousand times. */
  const follow = (): void => {
    if (!sdk || unfollow || !listeners.size) return
    const found = sdk
    let isReplay = true
    const onEvent = (): void => {
      if (!isReplay) update(found)
    }
    // `ready` too: under opt-out there is then a grant without a choice.
    const stops = [found.on('ready', onEvent), found.on('choice', onEvent)]
    isReplay = false
    unfollow = () => {
      unfollow = undefined
      for (const stop of stops) stop()
    }
  }
  const get = (): ConsentState => {
    if (!asked && globalThis.window) {
      reach((found) => {
        asked = true
        consent = found
        sdk = found
        // Called again with a new SDK where a late block has restarted it.
        unfollow?.()
        update(found)
        follow()
      })
      // Set after the call, so that a wrong config throws each time.
      asked = true
    }
    // It may have changed while nobody listened.
    if (sdk && sdk.choice !== state.choice) renew(sdk)
    return state
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      get()
      follow()
      listener()
      return () => {
        listeners.delete(listener)
        if (!listeners.size) unfollow?.()
      }
    },
    get,
    initial: () => before,
  }
}

/** The store of the script tag's SDK, for an app without a provider. */
export const ofPage: ConsentStore = /* @__PURE__ */ connect()
