import {
  adoptNode,
  after,
  append,
  attachShadow,
  before,
  contentOf,
  createElement,
  createRange,
  currentScript,
  extractContents,
  importNode,
  inertDocument,
  innerHTML,
  isTrusted,
  nodeType,
  ownerOf,
  parentNode,
  prepend,
  querySelectorAll,
  queueMicrotask,
  readOnce,
  readyState,
  remove,
  replaceChildren,
  replaceWith,
  selectNodeContents,
  setInnerHTML,
  setTextContent,
  startContainer,
  write,
} from '../../lib/natives'
import { patch } from '../../lib/patch'
import type { GateContext } from '../types'
import type { Holder } from './hold'
import type { Judge } from './judge'

type Stack = () => string
/** Puts nodes where the page wants them; `undefined` where nothing in them is refused. */
type Place = (() => unknown) | undefined
/** @param parseOn does on something else what the page has called */
type Parse = (self: never, parseOn: (twin: object) => unknown, args: unknown[], stack: Stack, key: string) => Place

/** Stands where written text ends: what is behind it the parser has closed by itself. */
const END = '<!--end-->'

/** Where nodes come to, by the method that brings them, or by the position that it is told. */
const PLACES: Record<string, (self: ParentNode, nodes: DocumentFragment) => void> = {
  outerHTML: replaceWith,
  beforebegin: before,
  afterbegin: prepend,
  beforeend: append,
  afterend: after,
}
/** Those that are beside the element, in its parent. */
const BESIDE = /^(outer|beforebegin|afterend)/i

/**
 * Markup that may hold something refused is parsed by the browser in a document that loads nothing and runs nothing, by the
 * very method that the page called: it throws what it would throw, and Trusted Types find what they would find. What is
 * refused is held there, and the nodes go where they were meant to go. Markup with nothing of the kind takes its usual way.
 */
export function guardMarkup({ trusted }: GateContext, { mayHold }: Judge, { holdAll }: Holder): (() => void)[] {
  const inert = inertDocument()
  /** The like of an element; where there is none, markup stands in a body. */
  const twinOf = (node: Node | null): Element =>
    node && nodeType(node) === 1 ? (importNode(inert, node) as Element) : createElement(inert, 'body')

  /** Holds what is refused in markup that is to come into the page. */
  const clean = (root: ParentNode, stack: Stack, runs?: boolean): boolean => {
    // Where scripts run, this is text.
    for (const child of querySelectorAll(root, 'noscript>:first-child')) {
      const noscript = parentNode(child) as Element
      setTextContent(noscript, innerHTML(noscript))
    }
    return holdAll(root, stack, runs)
  }

  const insert = (
    self: Element | ShadowRoot,
    parseOn: (twin: object) => unknown,
    args: unknown[],
    stack: Stack,
    key: string,
  ): Place => {
    const way = key === 'insertAdjacentHTML' ? `${args[0]}`.toLowerCase() : key
    const isBeside = BESIDE.test(way)
    const parent = isBeside ? parentNode(self) : null
    // The browser itself has an answer to that.
    if (isBeside && (!parent || nodeType(parent) === 9)) return
    const isShadow = nodeType(self) === 11
    const around = twinOf(parent)
    // What bears a shadow root parses its markup as a body does.
    const twin = twinOf(self)
    append(around, twin)
    const target = isShadow ? attachShadow(twin, { mode: 'open' }) : twin
    parseOn(target)
    if (isBeside) remove(twin)
    const place = PLACES[way]
    const root = isBeside ? around : (!place && contentOf(twin)) || target
    if (!clean(root, stack)) return
    const nodes = createRange(inert)
    selectNodeContents(nodes, root)
    return () => (place ?? replaceChildren)((!place && !isShadow && contentOf(self)) || self, extractContents(nodes))
  }

  const makeFragment = (self: Range, parseOn: (twin: object) => unknown, _: unknown[], stack: Stack): Place => {
    const at = startContainer(self)
    const range = createRange(inert)
    selectNodeContents(range, twinOf(nodeType(at) === 1 ? at : parentNode(at)))
    const fragment = parseOn(range) as DocumentFragment
    return clean(fragment, stack, true) ? () => adoptNode(document, fragment) : undefined
  }

  const guard = (owner: object | undefined, key: string, parse: Parse, at = 0): (() => void) =>
    patch(owner, key, (go, args, stack, self) => {
      args[at] = readOnce(args[at])
      const place = mayHold(`${args[at]}`) && parse(self as never, go, args, stack, key)
      return place ? place() : go()
    })

  /** What makes a document, which loads nothing; its nodes may come into the page later. */
  const guardDocument = (owner: object | undefined, key: string): (() => void) =>
    patch(owner, key, (go, args, stack) => {
      const parsed = go() as Document
      if (mayHold(`${args[0]}`)) holdAll(parsed, stack)
      return parsed
    })

  /** The beginning of a tag that the page has not written to its end, and whether a policy of the page vouches for it. */
  let begun = ''
  let isBegunTrusted = true
  const put = (html: string, isTrusted: boolean): void => {
    try {
      write(document, isTrusted ? trusted.createHTML(html) : html)
    } catch (error) {
      // Where the page allows us no policy, what we have changed of its own is refused; it did nothing wrong.
      if (!isTrusted) throw error
    }
  }
  /** The page's own parser may go on with it, once the script has run. */
  const finish = (): void => {
    const html = begun
    begun = ''
    if (html && readyState(document) === 'loading') put(html, isBegunTrusted)
  }
  const guardWrite = (key: string): (() => void) =>
    patch(ownerOf(document, key), key, (go, args, stack, self) => {
      // Not by `entries`, in whose place Prototype has one of its own.
      for (let at = 0; at < args.length; at++) args[at] = readOnce(args[at])
      const text = begun + args.join('') + (key === 'write' ? '' : '\n')
      const open = text.lastIndexOf('<')
      const end = open > text.lastIndexOf('>') ? open : text.length
      let html = text.slice(0, end)
      if (mayHold(html)) {
        const root = twinOf(parentNode(currentScript(document) ?? inert))
        setInnerHTML(root, trusted.createHTML(html + END))
        if (clean(root, stack, true)) [html = ''] = innerHTML(root).split(END)
      }
      if (self !== document || html === args.join('')) return go()
      isBegunTrusted = args.every(isTrusted) && (!begun || isBegunTrusted)
      begun = ''
      put(html, isBegunTrusted)
      // Scripts in it have run, and may have begun something too.
      begun += text.slice(end)
      queueMicrotask(finish)
    })

  const element = createElement(inert, 'div')
  return [
    ...[element, attachShadow(element, { mode: 'open' })].flatMap((root) =>
      ['innerHTML', 'outerHTML', 'setHTMLUnsafe', 'setHTML'].map((key) => guard(ownerOf(root, key), key, insert)),
    ),
    guard(ownerOf(element, 'insertAdjacentHTML'), 'insertAdjacentHTML', insert, 1),
    guard(ownerOf(createRange(inert), 'createContextualFragment'), 'createContextualFragment', makeFragment),
    guardDocument(globalThis.DOMParser?.prototype, 'parseFromString'),
    guardDocument(ownerOf(inert, 'cookie')?.constructor, 'parseHTMLUnsafe'),
    ...['write', 'writeln'].map(guardWrite),
  ]
}
