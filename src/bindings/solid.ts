import {
  type Accessor,
  createComponent,
  createContext,
  createMemo,
  createSignal,
  type JSX,
  onCleanup,
  onMount,
  type ParentProps,
  sharedConfig,
  useContext,
} from 'solid-js'
import type { Choice, Lifetime } from '../choice/types'
import { type BindingOptions, type ConsentState, type ConsentStore, connect, type Need, ofPage } from './connect'

/** The API for Solid: `choice` is an accessor, and `allows` is tracked. */
export interface ReactiveConsent extends Omit<ConsentState, 'choice'> {
  readonly choice: Accessor<Choice | null>
}

const Store = /* @__PURE__ */ createContext(ofPage)

/** Provides the SDK to its children. Without a provider, `useConsent` uses the script tag's SDK. */
export function ConsentProvider(props: ParentProps<BindingOptions>): JSX.Element {
  return createComponent(Store.Provider, {
    value: connect(props),
    get children() {
      return props.children
    },
  })
}

const follow = (store: ConsentStore): Accessor<ConsentState> => {
  // Hydration must first render what the server did.
  const [state, setState] = createSignal(sharedConfig.context ? store.initial() : store.get())
  onMount(() => onCleanup(store.subscribe(() => setState(store.get))))
  return state
}

/** Returns the choice, `allows` and the methods of the API. */
export function useConsent(): ReactiveConsent {
  const state = follow(useContext(Store))
  return {
    ...state(),
    choice: () => state().choice,
    allows: (id, lifetime) => state().allows(id, lifetime),
  }
}

const read = <T extends string | undefined>(value: T | Accessor<T>): T =>
  typeof value === 'function' ? value() : value

/** Returns whether a category or service may run now. */
export function useAllows(
  id: string | Accessor<string>,
  lifetime?: Lifetime | Accessor<Lifetime | undefined>,
): Accessor<boolean> {
  const { allows } = useConsent()
  return createMemo(() => allows(read(id), read(lifetime)))
}

export type GatedProps = Need & {
  /** `'persistent'`: only if the choice lasts beyond the session. */
  lifetime?: Lifetime
  /** Rendered while it is not allowed. */
  fallback?: JSX.Element
  children?: JSX.Element
}

/** Renders its children while the category or service is allowed. */
export function Gated(props: GatedProps): JSX.Element {
  const allowed = useAllows(
    () => props.service ?? props.category,
    () => props.lifetime,
  )
  return createMemo(() => (allowed() ? props.children : props.fallback)) as unknown as JSX.Element
}

export type { BindingOptions, ConsentState }
