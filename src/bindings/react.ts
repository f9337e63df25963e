import { createContext, createElement, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import type { Lifetime } from '../choice/types'
import { type BindingOptions, type ConsentState, connect, type Need, ofPage } from './connect'

const Store = /* @__PURE__ */ createContext(ofPage)

export interface ConsentProviderProps extends BindingOptions {
  children?: ReactNode
}

/**
 * Gives the SDK to everything below it. What it is given first stays: a new function or instance in a later render
 * starts nothing. Without it, the hooks use the script tag's SDK.
 */
export function ConsentProvider(props: ConsentProviderProps): ReactNode {
  const [store] = useState(() => connect(props))
  return createElement(Store.Provider, { value: store }, props.children)
}

/** The choice, `allows` and the verbs; renders anew whenever the choice changes. */
export function useConsent(): ConsentState {
  const { subscribe, get, initial } = useContext(Store)
  return useSyncExternalStore(subscribe, get, initial)
}

/** Whether a category or service may run now. */
export const useAllows = (id: string, lifetime?: Lifetime): boolean => useConsent().allows(id, lifetime)

export type GatedProps = Need & {
  /** With `'persistent'`: not for choices that last for the session only. */
  lifetime?: Lifetime
  /** Shown while it is not allowed. */
  fallback?: ReactNode
  children?: ReactNode
}

/** Renders its children while the category or service is allowed, and takes them away once it is not. */
export function Gated({ category, service, lifetime, fallback, children }: GatedProps): ReactNode {
  return useAllows(service ?? category, lifetime) ? children : fallback
}

export type { BindingOptions, ConsentState }
