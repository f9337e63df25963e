/**
 * What the browser gives a page, as it was when this file was read: the one place where the SDK takes it from.
 *
 * Names are no way to it. A page may have an `Element`, a `Document` or a `URL` of its own (MooTools, Prototype,
 * `var URL = '/api'`), and markup takes the place of members: `<img name="body">` that of `document.body`,
 * `<input name="matches">` that of its form's `matches`
 * (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem). So each member is taken from the prototypes
 * of real objects, and called with its object as the first argument: `matches(element, 'a')`, `body(document)`.
 *
 * What a page had put on those prototypes before us cannot be told from the browser's own. On a server there is nothing
 * to take, and nothing here may be called. A file that is fetched later finds the patches of the gates in what it takes.
 */

const { getOwnPropertyDescriptor, getPrototypeOf } = Object
const { bind, call } = Function.prototype
/** The page is looked at when something starts in it, and not when this file is read: on a server that may never be. */
const page = (): Document => globalThis.document

/** What takes each of the natives that are used. */
const captures: (() => unknown)[] = []

/** Takes everything as it is now; whoever starts in a page calls it before anything else of the page may run. */
export function captureNatives(): void {
  for (const capture of captures) {
    try {
      capture()
    } catch {
      // What a page has broken before us is missing; whoever needs it fails where that is told.
    }
  }
}

/** Takes something at the capture, or when it is first asked for. @__NO_SIDE_EFFECTS__ */
function once<T>(take: () => T): () => T {
  let taken: T | undefined
  const capture = (): T => {
    taken ??= take()
    return taken
  }
  // By its index: a page may have broken `push`, and nobody would catch what is thrown while this file is read.
  captures[captures.length] = capture
  return capture
}

/** The prototype from which an object has a member, if any: what a gate patches, by whatever name the page knows it. */
export function ownerOf(object: object | undefined, key: string): object | undefined {
  let at = object && getPrototypeOf(object)
  while (at && !getOwnPropertyDescriptor(at, key)) at = getPrototypeOf(at)
  return at ?? undefined
}

/** A function that is called with its object as the first argument. @__NO_SIDE_EFFECTS__ */
function unbound<F>(owner: () => object, key: string, writes?: true): F {
  const take = once(() => {
    const { value, get = value, set } = getOwnPropertyDescriptor(ownerOf(owner(), key) ?? {}, key) ?? {}
    return bind.call(call, writes ? set : get)
  })
  const callNative = (...args: unknown[]): unknown => take()(...args)
  return callNative as F
}

/** Takes the object that it is to be called on as its first argument. */
type Unbound<F> = [F] extends [(...args: infer A) => infer R] ? (self: object, ...args: A) => R : (self: object) => F

/** A method, or what reads a property. @__NO_SIDE_EFFECTS__ */
const native = <T extends object, K extends keyof T & string>(owner: () => T, key: K): Unbound<T[K]> =>
  unbound(owner, key)

/** What writes a property. @__NO_SIDE_EFFECTS__ */
const setter = <T extends object, K extends keyof T & string>(
  owner: () => T,
  key: K,
): ((self: object, value: T[K]) => void) => unbound(owner, key, true)

export const createElement = native(page, 'createElement') as <K extends keyof HTMLElementTagNameMap>(
  of: Document,
  name: K,
) => HTMLElementTagNameMap[K]
export const createElementNS = native(page, 'createElementNS') as (
  of: Document,
  namespace: string | null,
  name: string,
) => Element

/** These stand in no tree, so that nothing takes the place of their members. */
const link = once(() => createElement(page(), 'a'))
const template = once(() => createElement(page(), 'template'))
const templateContent = native(template, 'content')
const fragment = once(() => templateContent(template()))

// Node, EventTarget
export const nodeType = native(link, 'nodeType')
export const parentNode = native(link, 'parentNode')
export const childNodes = native(link, 'childNodes')
export const firstChild = native(link, 'firstChild')
export const firstElementChild = native(link, 'firstElementChild')
export const nextSibling = native(link, 'nextSibling')
export const ownerDocument = native(link, 'ownerDocument')
export const isConnected = native(link, 'isConnected')
export const textContent = native(link, 'textContent')
export const setTextContent = setter(link, 'textContent')
export const getRootNode = native(link, 'getRootNode')
export const insertBefore = native(link, 'insertBefore')
export const addEventListener = native(link, 'addEventListener') as (
  self: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options?: boolean | AddEventListenerOptions,
) => void
export const removeEventListener = native(link, 'removeEventListener')
export const dispatchEvent = native(link, 'dispatchEvent')

// Element
export const localName = native(link, 'localName')
export const namespaceURI = native(link, 'namespaceURI')
export const getAttribute = native(link, 'getAttribute')
export const setAttribute = native(link, 'setAttribute')
export const removeAttribute = native(link, 'removeAttribute')
export const hasAttribute = native(link, 'hasAttribute')
export const getAttributeNames = native(link, 'getAttributeNames')
export const matches = native(link, 'matches')
export const closest = native(link, 'closest') as <E extends Element = HTMLElement>(
  self: Element,
  selector: string,
) => E | null
export const querySelector = native(link, 'querySelector')
export const remove = native(link, 'remove')
export const append = native(link, 'append')
export const prepend = native(link, 'prepend')
export const replaceWith = native(link, 'replaceWith')
export const shadowRoot = native(link, 'shadowRoot')
export const attachShadow = native(link, 'attachShadow')
export const innerHTML = native(link, 'innerHTML')
export const setInnerHTML = setter(link, 'innerHTML')
export const outerHTML = native(link, 'outerHTML')
export const before = native(link, 'before')
export const after = native(link, 'after')

/** What a template holds; `undefined` where it is none, which a form or SVG may have by that name. */
export const contentOf = (element: Node): DocumentFragment | undefined =>
  localName(element) === 'template' && namespaceURI(element) === namespaceURI(template())
    ? templateContent(element)
    : undefined

type ParentMethod = (self: ParentNode, ...args: never[]) => unknown

/** Documents, elements and fragments have each a function of their own. @__NO_SIDE_EFFECTS__ */
const parentMethod = <F extends ParentMethod>(name: keyof ParentNode): F => {
  const key = name as 'append'
  const of: Record<number, ParentMethod> = { 1: native(link, key), 9: native(page, key), 11: native(fragment, key) }
  const choose: ParentMethod = (self, ...args) => of[nodeType(self)]?.(self, ...args)
  return choose as F
}
export const querySelectorAll =
  parentMethod<<E extends Element = HTMLElement>(of: ParentNode, selector: string) => NodeListOf<E>>('querySelectorAll')
export const replaceChildren = parentMethod<(of: ParentNode, ...nodes: (Node | string)[]) => void>('replaceChildren')

// Document
export const baseURI = native(page, 'baseURI')
export const readyState = native(page, 'readyState')
export const documentElement = native(page, 'documentElement')
export const head = native(page, 'head')
export const body = native(page, 'body')
export const currentScript = native(page, 'currentScript')
export const activeElement = native(page, 'activeElement')
export const cookie = native(page, 'cookie')
export const setCookie = setter(page, 'cookie')
export const implementation = native(page, 'implementation')
let inert: Document | undefined
/** A document in which nothing is loaded and nothing runs; nobody but us has it. */
export function inertDocument(): Document {
  inert ??= implementation(document).createHTMLDocument('')
  return inert
}
export const importNode = native(page, 'importNode')
export const adoptNode = native(page, 'adoptNode')
export const write = native(page, 'write')
export const createRange = native(page, 'createRange')
const range = once(() => createRange(page()))
export const startContainer = native(range, 'startContainer')
export const selectNodeContents = native(range, 'selectNodeContents')
export const extractContents = native(range, 'extractContents')

// Window: these stand on no prototype. The page's own, where it has replaced them before us.
export const setTimeout = globalThis.setTimeout
export const clearTimeout = globalThis.clearTimeout
export const queueMicrotask = globalThis.queueMicrotask
export const observerClass = once(() => globalThis.MutationObserver)
export const eventClass = once(() => globalThis.Event)
/** The address of a `Request`, whatever the page made of it; throws at anything else. */
export const requestUrl = native(() => Object.create(globalThis.Request.prototype) as Request, 'url')

interface TrustedTypes {
  isHTML(value: unknown): boolean
  isScript(value: unknown): boolean
  isScriptURL(value: unknown): boolean
}
const trustedTypes = once(() => (globalThis as { trustedTypes?: Partial<TrustedTypes> }).trustedTypes)
/** Whether a policy of the page vouches for a value; an element by that name answers nothing. */
export const isTrusted = (value: unknown): boolean => {
  const types = trustedTypes()
  return !!(types?.isHTML?.(value) || types?.isScript?.(value) || types?.isScriptURL?.(value))
}
/** What the browser makes of a value that it takes as text, asked for once: the second answer may be another one. */
export const readOnce = (value: unknown): unknown => (Object(value) !== value || isTrusted(value) ? value : `${value}`)

/** Where an address leads, as the browser spells it. `host` bears the port, `hostname` does not, as in a `URL`. */
export type Address = Pick<URL, 'protocol' | 'host' | 'hostname' | 'port' | 'pathname'>

const setHref = setter(link, 'href')

/**
 * Reads an address as the browser would follow it from this page, however it is spelt and whatever the page calls `URL`:
 * a link does the same (https://html.spec.whatwg.org/multipage/links.html#htmlhyperlinkelementutils). `host` is `''`
 * where it leads to none.
 */
export function resolveAddress(text: string): Address {
  // One of its own for each: Firefox reads an address anew only where the text is another one, and the base may change.
  const to = createElement(page(), 'a')
  setHref(to, text)
  return to
}
