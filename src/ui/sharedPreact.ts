import type { ComponentChild, FunctionComponent, VNode } from 'preact'
import type { Dispatch, EffectCallback, Inputs, StateUpdater } from 'preact/hooks'

/** What the second view needs of preact, in the modal and outside it. */
interface SharedPreact {
  h(type: unknown, props: unknown, ...children: ComponentChild[]): VNode
  useLayoutEffect(effect: EffectCallback, inputs?: Inputs): void
  useMemo<T>(make: () => T, inputs: Inputs): T
  render(vnode: ComponentChild, parent: Element): void
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

// These stand in for preact where `consent-preferences.js` and `consent-inline.js` are built. These may come first, but draw nothing
// before `consent-ui.js` is there: what is shared is read at each call.
export const h: SharedPreact['h'] = (...given) => shared().h(...given)
export const Fragment: FunctionComponent = ({ children }) => children
export const useLayoutEffect: SharedPreact['useLayoutEffect'] = (...given) => shared().useLayoutEffect(...given)
export const useMemo: SharedPreact['useMemo'] = (make, inputs) => shared().useMemo(make, inputs)
export const render: SharedPreact['render'] = (...given) => shared().render(...given)
export const useState: SharedPreact['useState'] = (initial) => shared().useState(initial)
