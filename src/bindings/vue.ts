import {
  type ComputedRef,
  computed,
  defineComponent,
  getCurrentInstance,
  type InjectionKey,
  inject,
  type MaybeRefOrGetter,
  onMounted,
  onUnmounted,
  type Plugin,
  type PropType,
  type SlotsType,
  shallowRef,
  toValue,
} from 'vue'
import type { Choice, Lifetime } from '../choice/types'
import { type BindingOptions, type ConsentState, type ConsentStore, connect, ofPage } from './connect'

const KEY: InjectionKey<ConsentStore> = /* @__PURE__ */ Symbol()

/**
 * Provides the SDK to an app: `app.use(consentPlugin, { consent })`. Without it, composables use the script tag's SDK.
 */
export const consentPlugin: Plugin<[BindingOptions?]> = {
  install: (app, options) => void app.provide(KEY, connect(options)),
}

/** The API for Vue: `choice` is a ref, and `allows` is tracked. */
export interface ReactiveConsent extends Omit<ConsentState, 'choice'> {
  readonly choice: ComputedRef<Choice | null>
}

/** Returns the choice, `allows` and the methods of the API; for `setup`. */
export function useConsent(): ReactiveConsent {
  const store = inject(KEY, ofPage)
  // A component that hydrates has its element already, and must first render what the server did.
  const state = shallowRef(getCurrentInstance()?.vnode.el ? store.initial() : store.get())
  let stop: (() => void) | undefined
  onMounted(() => {
    stop = store.subscribe(() => {
      state.value = store.get()
    })
  })
  onUnmounted(() => stop?.())
  return {
    ...state.value,
    choice: computed(() => state.value.choice),
    allows: (id, lifetime) => state.value.allows(id, lifetime),
  }
}

/** Returns whether a category or service may run now. */
export function useAllows(
  id: MaybeRefOrGetter<string>,
  lifetime?: MaybeRefOrGetter<Lifetime | undefined>,
): ComputedRef<boolean> {
  const { allows } = useConsent()
  return computed(() => allows(toValue(id), toValue(lifetime)))
}

/** Renders its default slot while the `category` or `service` is allowed, and its slot `fallback` while it is not. */
export const Gated = /* @__PURE__ */ defineComponent({
  name: 'Gated',
  props: { category: String, service: String, lifetime: String as PropType<Lifetime> },
  slots: {} as SlotsType<{ default?: () => unknown; fallback?: () => unknown }>,
  setup(props, { slots }) {
    const { allows } = useConsent()
    return () => (allows(`${props.service ?? props.category}`, props.lifetime) ? slots.default?.() : slots.fallback?.())
  },
})

export type { BindingOptions, ConsentState }
