import type { ComponentChild, FunctionComponent, VNode } from 'preact'
import type { Dispatch, EffectCallback, Inputs, StateUpdater } from 'preact/hooks'

/** What the second view needs of preact. */
interface SharedPreact {
  h(type: unknown, props: unknown, ...children: ComponentChild[]): VNode
  useLayoutEffect(effect: EffectCallback, inputs?: Inputs): void
  useState<S>(initial: S | (() => S)): [S, Dispatch<StateUpdater<S>>]
}

/** No markup can bear a symbol for its name. */
export const SHARED = Symbol.for('interact-consent-preact')

declare global {
  interface Document {
    /** The preact of `consent-ui.js`. */
    [SHARED]?: SharedPreact
  }
}

const shared = (): SharedPreact => document[SHARED] as SharedPreact

// These stand in for preact where `consent-preferences.js` is built. That file may come first, but draws nothing before
// `consent-ui.js` does: what is shared is read at each call.
export const h: SharedPreact['h'] = (...given) => shared().h(...given)
export const Fragment: FunctionComponent = ({ children }) => children
export const useLayoutEffect: SharedPreact['useLayoutEffect'] = (...given) => shared().useLayoutEffect(...given)
export const useState: SharedPreact['useState'] = (initial) => shared().useState(initial)
