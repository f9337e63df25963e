import { ownerOf } from '../../lib/capture'
import {
  adoptNode,
  after,
  append,
  attachShadow,
  before,
  contentOf,
  createElement,
  createRange,
  extractContents,
  inertDocument,
  nodeType,
  parentNode,
  prepend,
  readOnce,
  remove,
  replaceChildren,
  replaceWith,
  selectNodeContents,
  startContainer,
} from '../../lib/natives'
import { patch } from '../../lib/patch'
import type { GateContext } from '../types'
import { createClosedRootCleaner } from './closedRoots'
import type { Holder } from './hold'
import type { Judge } from './judge'
import { twinOf } from './twinOf'

/**
 * Parses the markup of a call and holds what is refused in it.
 *
 * @param parseOn makes the page's call on another object
 * @returns inserts the nodes where the page wants them; `undefined` if nothing in them is refused
 */
type Parse<S> = (
  self: S,
  parseOn: (twin: object) => unknown,
  args: unknown[],
  stack: () => string,
  key: string,
) => (() => unknown) | undefined

/** Inserts nodes, by the method that the page called or the position that it gave. */
const PLACES: Record<string, (self: ParentNode, nodes: DocumentFragment) => void> = {
  outerHTML: replaceWith,
  beforebegin: before,
  afterbegin: prepend,
  beforeend: append,
  afterend: after,
}
/** Methods and positions that insert into the element's parent. */
const BESIDE = /^(outer|beforebegin|afterend)/i

/**
 * Guards the methods that insert markup. Markup that may contain something refused is parsed in a document that loads
 * nothing and runs nothing, by the same method that the page called, so that errors and Trusted Types checks stay the
 * same. What is refused is held there; then the nodes are inserted where the page wanted them. Other markup is left to
 * the browser. Returns the undos.
 */
export function guardInsertedMarkup(
  { trusted }: GateContext,
  { mayHold }: Judge,
  { holdAll, holdParsed }: Holder,
): (() => void)[] {
  const inert = inertDocument()
  const cleanClosed = createClosedRootCleaner(trusted, holdAll)

  const insert: Parse<Element | ShadowRoot> = (self, parseOn, args, stack, key) => {
    const way = key === 'insertAdjacentHTML' ? `${args[0]}`.toLowerCase() : key
    const isBeside = BESIDE.test(way)
    const parent = isBeside ? parentNode(self) : null
    // The browser itself throws, or does nothing.
    if (isBeside && (!parent || nodeType(parent) === 9)) return
    const isShadow = nodeType(self) === 11
    const around = twinOf(parent)
    // A `body` for a shadow root: both parse markup alike.
    const twin = twinOf(self)
    append(around, twin)
    if (key.startsWith('set')) args[0] = cleanClosed(args[0], twinOf(self), stack)
    const target = isShadow ? attachShadow(twin, { mode: 'open' }) : twin
    parseOn(target)
    if (isBeside) remove(twin)
    const place = PLACES[way]
    const root = isBeside ? around : (!place && contentOf(twin)) || target
    // `setHTMLUnsafe` has an option for it.
    if (!holdParsed(root, stack, Object(args[1]).runScripts)) return
    const nodes = createRange(inert)
    selectNodeContents(nodes, root)
    return () => (place ?? replaceChildren)((!place && !isShadow && contentOf(self)) || self, extractContents(nodes))
  }

  const makeFragment: Parse<Range> = (self, parseOn, _, stack) => {
    const at = startContainer(self)
    const range = createRange(inert)
    selectNodeContents(range, twinOf(nodeType(at) === 1 ? at : parentNode(at)))
    const fragment = parseOn(range) as DocumentFragment
    return holdParsed(fragment, stack, true) ? () => adoptNode(document, fragment) : undefined
  }

  /** @param at which of the arguments is the markup */
  const guard = <S>(owner: object | undefined, key: string, parse: Parse<S>, at = 0): (() => void) =>
    patch(owner, key, (go, args, stack, self) => {
      args[at] = readOnce(args[at])
      const place = mayHold(`${args[at]}`) && parse(self as S, go, args, stack, key)
      return place ? place() : go()
    })

  const element = createElement(inert, 'div')
  return [
    ...[element, attachShadow(element, { mode: 'open' })].flatMap((root) =>
      ['innerHTML', 'outerHTML', 'setHTMLUnsafe', 'setHTML'].map((key) => guard(ownerOf(root, key), key, insert)),
    ),
    guard(ownerOf(element, 'insertAdjacentHTML'), 'insertAdjacentHTML', insert, 1),
    guard(ownerOf(createRange(inert), 'createContextualFragment'), 'createContextualFragment', makeFragment),
  ]
}
