import { type Terms, verdictOf, verdictOnAll } from '../choice/allows'
import { makeChoice, type Wish } from '../choice/makeChoice'
import { createReceipt, type Receipt } from '../choice/receipt'
import type { Choice, ChoiceRecord } from '../choice/types'
import { NONE, type Standing, validity } from '../choice/validity'
import { withheld } from '../choice/withheld'
import type { ResolvedConfig } from '../config/schema'
import { loadChoice } from '../storage/choiceCookie'
import { cookieText } from '../storage/cookieJar'

/** A choice, why the visitor is asked again, and the record behind it. */
export interface Decision extends Standing {
  record: ChoiceRecord | null
}

/** The current decision, and what follows from it. */
export interface State extends Decision, Terms {
  /** The categories that are granted now. */
  granted: readonly string[]
  /** Whether everything is granted persistently, so that no gate has to hold anything. */
  grantsAll: boolean
}

/** The one mutable value of the engine. */
export interface Store {
  get(): State
  /** Replaces the decision; returns the state before. */
  set(decision: Decision): State
  /** Reads the stored decision, or the refusal that the browser's settings stand for. */
  read(): Decision
  /** Makes the record of a wish, dated now. */
  make(wish: Wish, by: Choice['by']): ChoiceRecord
  /** Returns the visitor's receipt for the current choice; `null` while nothing is decided. */
  receipt(): Receipt | null
}

export const UNDECIDED: Decision = { ...NONE, record: null }

/** Whether the browser sends a privacy signal that the config respects. */
const hasSignal = ({ respect }: ResolvedConfig): boolean =>
  (respect.gpc && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true) ||
  (respect.dnt && navigator.doNotTrack === '1')

/** Creates a store that refuses everything until the first `set`, as while a page is prerendered. */
export function createStore(config: ResolvedConfig): Store {
  const categories = config.categories.map(({ id }) => id)
  let signal = false
  let state: State = { ...UNDECIDED, config, withheld: categories, granted: [], grantsAll: false }

  const make = (wish: Wish, by: Choice['by']): ChoiceRecord =>
    makeChoice(config, wish, by, { now: Date.now(), signal, id: () => crypto.randomUUID?.(), old: state.record })

  return {
    get: () => state,
    set(decision) {
      const before = state
      const terms = { ...decision, config, withheld: withheld(config, signal, decision) }
      state = {
        ...terms,
        granted: categories.filter((id) => verdictOf(terms, [id])),
        grantsAll: verdictOnAll(terms) === 'persistent',
      }
      return before
    },
    read() {
      signal = hasSignal(config)
      const record = loadChoice(config)
      const standing = validity(record, config, Date.now())
      // Cookies switched off are a refusal, and no answer could be remembered.
      if (!standing.choice && (!navigator.cookieEnabled || cookieText() === null))
        standing.choice = make({ granted: [] }, 'browser').choice
      return { ...standing, record }
    },
    make,
    receipt: () => createReceipt(state, location.hostname, signal),
  }
}
