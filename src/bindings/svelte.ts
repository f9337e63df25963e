import { getContext, onMount, setContext } from 'svelte'
import { createSubscriber } from 'svelte/reactivity'
import { type BindingOptions, type ConsentState, type ConsentStore, connect, ofPage } from './connect'

const KEY = /* @__PURE__ */ Symbol()

/** @param live whether there is nothing to hydrate */
function follow(store: ConsentStore, live: boolean): ConsentState {
  let refresh: (() => void) | undefined
  const track = createSubscriber((update) => {
    refresh = update
    return store.subscribe(update)
  })
  const now = (): ConsentState => {
    track()
    return live ? store.get() : store.initial()
  }
  if (!live)
    onMount(() => {
      live = true
      refresh?.()
    })
  return {
    ...store.initial(),
    get choice() {
      return now().choice
    },
    allows: (id, lifetime) => now().allows(id, lifetime),
  }
}

/**
 * Gives the SDK to this component and everything below it; for the root's `<script>`. Where `choice` is given, even as
 * `null`, the page hydrates: that is what it renders until it is mounted.
 */
export const provideConsent = (options: BindingOptions = {}): ConsentState =>
  setContext(KEY, follow(connect(options), options.choice === undefined))

/**
 * The choice, `allows` and the verbs; for a component's `<script>`. What reads `consent.choice` or `consent.allows(…)`
 * in markup, `$derived` or `$effect` follows every change. Without `provideConsent`, it is the script tag's SDK.
 */
export const useConsent = (): ConsentState => getContext<ConsentState>(KEY) ?? follow(ofPage, true)

export type { BindingOptions, ConsentState }
