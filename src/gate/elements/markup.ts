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
import { createClosedRootCleaner } from './closedRoots'
import type { Holder } from './hold'
import type { Judge } from './judge'

type Stack = () => string
/** Inserts nodes where the page wants them; `undefined` if nothing in them is refused. */
type Place = (() => unknown) | undefined
/** @param parseOn makes the page's call on another object */
type Parse = (self: never, parseOn: (twin: object) => unknown, args: unknown[], stack: Stack, key: string) => Place

/** Marks the end of the written text: the parser itself adds the closing tags behind it. */
const END = '<!--end-->'

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
 * Guards the methods that parse markup. Markup that may contain something refused is parsed in a document that loads
 * nothing and runs nothing, by the same method that the page called, so that errors and Trusted Types checks stay the
 * same. What is refused is held there; then the nodes are inserted where the page wanted them. Other markup is left to
 * the browser.
 */
export function guardMarkup({ trusted }: GateContext, { mayHold }: Judge, { holdAll }: Holder): (() => void)[] {
  const inert = inertDocument()
  /** Returns a shallow copy of an element in the inert document; a `body` for any other node. */
  const twinOf = (node: Node | null): Element =>
    node && nodeType(node) === 1 ? (importNode(inert, node) as Element) : createElement(inert, 'body')

  /** Holds what is refused in parsed markup. Returns whether there was anything. */
  const clean = (root: ParentNode, stack: Stack, runs?: boolean): boolean => {
    // Where scripts run, the content of `noscript` is text.
    for (const child of querySelectorAll(root, 'noscript>:first-child')) {
      const noscript = parentNode(child) as Element
      setTextContent(noscript, innerHTML(noscript))
    }
    return holdAll(root, stack, runs)
  }

  const cleanClosed = createClosedRootCleaner(trusted, holdAll)

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

  /**
   * Guards a method that parses a document, or a getter that may return one. It loads nothing, but its nodes may come
   * into the page later.
   */
  const guardDocument = (owner: object | undefined, key: string, part?: 'get'): (() => void) =>
    patch(
      owner,
      key,
      (go, args, stack) => {
        if (!part) args[0] = readOnce(args[0])
        const isSuspect = part || mayHold(`${args[0]}`)
        if (isSuspect && key === 'parseHTMLUnsafe') args[0] = cleanClosed(args[0], createElement(inert, 'html'), stack)
        const parsed = go()
        if (isSuspect && 'adoptNode' in Object(parsed)) holdAll(parsed as Document, stack)
        return parsed
      },
      part,
    )

  /** The start of a tag whose end is not written yet, and whether it is a Trusted Type of the page. */
  let begun = ''
  let isBegunTrusted = true
  const put = (html: string, isTrusted: boolean): void => {
    try {
      write(document, isTrusted ? trusted.createHTML(html) : html)
    } catch (error) {
      // Without a policy of ours the browser refuses the text that we changed. The page did nothing wrong.
      if (!isTrusted) throw error
    }
  }
  /** Writes the unfinished tag once the script has run: the page's own parser may complete it. */
  const finish = (): void => {
    const html = begun
    begun = ''
    if (html && readyState(document) === 'loading') put(html, isBegunTrusted)
  }
  const guardWrite = (key: string): (() => void) =>
    patch(ownerOf(document, key), key, (go, args, stack, self) => {
      if (self !== document) {
        go()
        // What is written elsewhere may come into the page later.
        holdAll(self as Document, stack)
        return
      }
      // Not `args.entries()`: Prototype replaces it.
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
      if (html === args.join('')) return go()
      isBegunTrusted = args.every(isTrusted) && (!begun || isBegunTrusted)
      begun = ''
      put(html, isBegunTrusted)
      // Scripts in the text have run, and may have begun a tag too.
      begun += text.slice(end)
      queueMicrotask(finish)
    })

  const element = createElement(inert, 'div')
  // Not a real one: the page may have replaced the class, or taken it away.
  const request = Object.create(globalThis.XMLHttpRequest?.prototype ?? null)
  return [
    ...[element, attachShadow(element, { mode: 'open' })].flatMap((root) =>
      ['innerHTML', 'outerHTML', 'setHTMLUnsafe', 'setHTML'].map((key) => guard(ownerOf(root, key), key, insert)),
    ),
    guard(ownerOf(element, 'insertAdjacentHTML'), 'insertAdjacentHTML', insert, 1),
    guard(ownerOf(createRange(inert), 'createContextualFragment'), 'createContextualFragment', makeFragment),
    guardDocument(globalThis.DOMParser?.prototype, 'parseFromString'),
    ...['parseHTML', 'parseHTMLUnsafe'].map((key) => guardDocument(ownerOf(inert, 'cookie')?.constructor, key)),
    guardDocument(ownerOf(request, 'response'), 'response', 'get'),
    guardDocument(ownerOf(request, 'responseXML'), 'responseXML', 'get'),
    ...['write', 'writeln'].map(guardWrite),
  ]
}
