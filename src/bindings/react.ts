import { createContext, createElement, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import type { Lifetime } from '../choice/types'
import { type BindingOptions, type ConsentState, connect, type Need, ofPage } from './connect'

const Store = /* @__PURE__ */ createContext(ofPage)

export interface ConsentProviderProps extends BindingOptions {
  children?: ReactNode
}

/**
 * Provides the SDK to its children. Only the props of the first render count: a new function or instance later starts
 * nothing. Without a provider, the hooks use the script tag's SDK.
 */
export function ConsentProvider(props: ConsentProviderProps): ReactNode {
  const [store] = useState(() => connect(props))
  return createElement(Store.Provider, { value: store }, props.children)
}

/** Returns the choice, `allows` and the methods of the API; renders again when the choice changes. */
export function useConsent(): ConsentState {
  const { subscribe, get, initial } = useContext(Store)
  return useSyncExternalStore(subscribe, get, initial)
}

/** Returns whether a category or service may run now. */
export const useAllows = (id: string, lifetime?: Lifetime): boolean => useConsent().allows(id, lifetime)

export type GatedProps = Need & {
  /** `'persistent'`: only if the choice lasts beyond the session. */
  lifetime?: Lifetime
  /** Rendered while it is not allowed. */
  fallback?: ReactNode
  children?: ReactNode
}

/** Renders its children while the category or service is allowed. */
export function Gated({ category, service, lifetime, fallback, children }: GatedProps): ReactNode {
  return useAllows(service ?? category, lifetime) ? children : fallback
}

export type { BindingOptions, ConsentState }
