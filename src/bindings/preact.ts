import { type ComponentChildren, createContext, createElement, Fragment, type VNode } from 'preact'
import { useContext, useLayoutEffect, useState } from 'preact/hooks'
import type { Lifetime } from '../choice/types'
import { type BindingOptions, type ConsentState, connect, type Need, ofPage } from './connect'

const Store = /* @__PURE__ */ createContext(ofPage)

export interface ConsentProviderProps extends BindingOptions {
  children?: ComponentChildren
}

/**
 * Gives the SDK to everything below it. What it is given first stays: a new function or instance in a later render
 * starts nothing. Without it, the hooks use the script tag's SDK.
 */
export function ConsentProvider(props: ConsentProviderProps): VNode {
  const [store] = useState(() => connect(props))
  return createElement(Store.Provider, { value: store, children: props.children }) as VNode
}

/** The choice, `allows` and the verbs; renders anew whenever the choice changes. */
export function useConsent(): ConsentState {
  const store = useContext(Store)
  // Preact does not say whether it hydrates, so each component begins with what the server saw. The effect runs before
  // the browser paints, and never on a server.
  const [state, setState] = useState(store.initial)
  useLayoutEffect(() => store.subscribe(() => setState(store.get)), [store])
  return state
}

/** Whether a category or service may run now. */
export const useAllows = (id: string, lifetime?: Lifetime): boolean => useConsent().allows(id, lifetime)

export type GatedProps = Need & {
  /** With `'persistent'`: not for choices that last for the session only. */
  lifetime?: Lifetime
  /** Shown while it is not allowed. */
  fallback?: ComponentChildren
  children?: ComponentChildren
}

/** Renders its children while the category or service is allowed, and takes them away once it is not. */
export function Gated({ category, service, lifetime, fallback, children }: GatedProps): VNode {
  return createElement(Fragment, null, useAllows(service ?? category, lifetime) ? children : fallback)
}

export type { BindingOptions, ConsentState }
