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

/** A symbol, as no markup can define a property by that name. */
export const SHARED = Symbol.for('interact-consent-preact')

declare global {
  interface Document {
    /** The preact of `consent-ui.js`. */
    [SHARED]?: SharedPreact
  }
}

const shared = (): SharedPreact => document[SHARED] as SharedPreact

// Used instead of preact in `consent-preferences.js` and `consent-inline.js`. These may load before `consent-ui.js` but
// draw nothing until it is there, so the shared preact is read at each call.
export const h: SharedPreact['h'] = (...given) => shared().h(...given)
export const Fragment: FunctionComponent = ({ children }) => children
export const useLayoutEffect: SharedPreact['useLayoutEffect'] = (...given) => shared().useLayoutEffect(...given)
export const useMemo: SharedPreact['useMemo'] = (make, inputs) => shared().useMemo(make, inputs)
export const render: SharedPreact['render'] = (...given) => shared().render(...given)
export const useState: SharedPreact['useState'] = (initial) => shared().useState(initial)
