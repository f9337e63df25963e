import { type Terms, verdictOf, verdictOnAll } from '../choice/allows'
import { makeChoice, type Wish } from '../choice/makeChoice'
import { createReceipt, type Receipt } from '../choice/receipt'
import type { Choice, ChoiceRecord } from '../choice/types'
import { type Standing, validity } from '../choice/validity'
import { withheld } from '../choice/withheld'
import type { ResolvedConfig } from '../config/schema'
import { loadChoice } from '../storage/choiceCookie'
import { cookieText } from '../storage/cookieJar'

/** A choice, why it is asked again, and the record that it comes from. */
export interface Decision extends Standing {
  record: ChoiceRecord | null
}

/** What is decided, and what follows from it for everything that asks. */
export interface State extends Decision, Terms {
  /** The categories that are granted now. */
  granted: readonly string[]
  /** Whether everything is granted to last, so that nothing has to be held. */
  whole: boolean
}

/** The one mutable value of the engine. */
export interface Store {
  get(): State
  /** Puts a decision in force; returns what held before. */
  set(decision: Decision): State
  /** The decision that is stored, or that the browser's settings make. */
  read(): Decision
  /** The record of a wish, as of now. */
  make(wish: Wish, by: Choice['by']): ChoiceRecord
  /** The record of the current choice for the visitor; `null` while nothing is decided. */
  receipt(): Receipt | null
}

export const UNDECIDED: Decision = { record: null, choice: null, why: null, added: [] }

/** Whether the browser sends a privacy signal that the config respects. */
const hasSignal = ({ respect }: ResolvedConfig): boolean =>
  (respect.gpc && (navigator as { globalPrivacyControl?: unknown }).globalPrivacyControl === true) ||
  (respect.dnt && navigator.doNotTrack === '1')

/** Reads nothing by itself: until the first `set` everything is refused, as while a page is prerendered. */
export function createStore(config: ResolvedConfig): Store {
  const categories = config.categories.map(({ id }) => id)
  let signal = false
  let state: State = { ...UNDECIDED, config, withheld: categories, granted: [], whole: false }

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
        whole: verdictOnAll(terms) === 'persistent',
      }
      return before
    },
    read() {
      signal = hasSignal(config)
      const record = loadChoice(config)
      const standing = validity(record, config, Date.now())
      // Cookies that the browser has switched off are a refusal; asking could not be remembered either.
      if (!standing.choice && (!navigator.cookieEnabled || cookieText() === null))
        standing.choice = make({ granted: [] }, 'browser').choice
      return { ...standing, record }
    },
    make,
    receipt: () => createReceipt(state, location.hostname, signal),
  }
}
