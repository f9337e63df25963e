import { type ComponentChildren, createContext, createElement, Fragment, type VNode } from 'preact'
import { useContext, useLayoutEffect, useState } from 'preact/hooks'
import type { Lifetime } from '../choice/types'
import { type BindingOptions, type ConsentState, connect, type Need, ofPage } from './connect'

const Store = /* @__PURE__ */ createContext(ofPage)

export interface ConsentProviderProps extends BindingOptions {
  children?: ComponentChildren
}

/**
 * Provides the SDK to its children. Only the props of the first render count: a new function or instance later starts
 * nothing. Without a provider, the hooks use the script tag's SDK.
 */
export function ConsentProvider(props: ConsentProviderProps): VNode {
  const [store] = useState(() => connect(props))
  return createElement(Store.Provider, { value: store, children: props.children }) as VNode
}

/** Returns the choice, `allows` and the methods of the API; renders again when the choice changes. */
export function useConsent(): ConsentState {
  const store = useContext(Store)
  // Preact does not tell whether it hydrates, so each component first renders what the server did. The effect runs
  // before the browser paints, and never on a server.
  const [state, setState] = useState(store.initial)
  useLayoutEffect(() => store.subscribe(() => setState(store.get)), [store])
  return state
}

/** Returns whether a category or service may run now. */
export const useAllows = (id: string, lifetime?: Lifetime): boolean => useConsent().allows(id, lifetime)

export type GatedProps = Need & {
  /** `'persistent'`: only if the choice lasts beyond the session. */
  lifetime?: Lifetime
  /** Rendered while it is not allowed. */
  fallback?: ComponentChildren
  children?: ComponentChildren
}

/** Renders its children while the category or service is allowed. */
export function Gated({ category, service, lifetime, fallback, children }: GatedProps): VNode {
  return createElement(Fragment, null, useAllows(service ?? category, lifetime) ? children : fallback)
}

export type { BindingOptions, ConsentState }
