import { getContext, onMount, setContext } from 'svelte'
import { createSubscriber } from 'svelte/reactivity'
import { type BindingOptions, type ConsentState, type ConsentStore, connect, ofPage } from './connect'

const KEY = /* @__PURE__ */ Symbol()

/** @param live `true` if nothing is hydrated: the current state is rendered at once */
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
 * Provides the SDK to this component and its children; for the root's `<script>`. If `choice` is given, even as `null`,
 * the page hydrates, and renders that choice until it is mounted.
 */
export const provideConsent = (options: BindingOptions = {}): ConsentState =>
  setContext(KEY, follow(connect(options), options.choice === undefined))

/**
 * Returns the choice, `allows` and the methods of the API; for a component's `<script>`. `consent.choice` and
 * `consent.allows(…)` are reactive in markup, `$derived` and `$effect`. Without `provideConsent`, uses the script tag's
 * SDK.
 */
export const useConsent = (): ConsentState => getContext<ConsentState>(KEY) ?? follow(ofPage, true)

export type { BindingOptions, ConsentState }
