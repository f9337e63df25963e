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

/** What takes the natives that are used, once. */
const captures: (() => void)[] = []

/** Takes everything as it is now; whoever starts in a page calls it before anything else of the page may run. */
export function captureNatives(): void {
  for (const capture of captures) capture()
}

/** The prototype from which an object has a member, if any: what a gate patches, by whatever name the page knows it. */
export function ownerOf(object: object | undefined, key: string): object | undefined {
  let at = object && getPrototypeOf(object)
  while (at && !getOwnPropertyDescriptor(at, key)) at = getPrototypeOf(at)
  return at ?? undefined
}

/**
 * Nothing may be thrown while this file is read: nobody would catch it. What a page has broken before us is missing here,
 * and whoever needs it fails where that is told. @__NO_SIDE_EFFECTS__
 */
function attempt<T>(make: () => T): T {
  try {
    return make()
  } catch {
    return undefined as T
  }
}

/** A function that is taken at the capture, or with its first call. @__NO_SIDE_EFFECTS__ */
function captured<F>(take: () => unknown): F {
  let taken: unknown
  const capture = (): void => {
    taken ??= attempt(take)
  }
  // By its index: a page may have broken `push`.
  captures[captures.length] = capture
  const ask = (...args: unknown[]): unknown => {
    capture()
    return (taken as (...args: unknown[]) => unknown)(...args)
  }
  return ask as F
}

/** Makes something once, when it is first asked for. @__NO_SIDE_EFFECTS__ */
function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= attempt(make)
    return made as T
  }
}

const descriptorOf = (object: object | undefined, key: string) =>
  getOwnPropertyDescriptor(ownerOf(object, key) ?? {}, key)

/** Takes the object that it is to be called on as its first argument. */
type Unbound<F> = [F] extends [(...args: infer A) => infer R] ? (self: object, ...args: A) => R : (self: object) => F

/** A method, or what reads a property. @__NO_SIDE_EFFECTS__ */
const native = <T extends object, K extends keyof T & string>(owner: () => T, key: K): Unbound<T[K]> =>
  captured(() => {
    const { value, get = value } = descriptorOf(owner(), key) ?? {}
    return bind.call(call, get)
  })

/** What writes a property. @__NO_SIDE_EFFECTS__ */
const setter = <T extends object, K extends keyof T & string>(
  owner: () => T,
  key: K,
): ((self: object, value: T[K]) => void) => captured(() => bind.call(call, descriptorOf(owner(), key)?.set))

export const createElement = native(page, 'createElement') as <K extends keyof HTMLElementTagNameMap>(
  of: Document,
  name: K,
) => HTMLElementTagNameMap[K]
export const createElementNS = native(page, 'createElementNS') as (
  of: Document,
  namespace: string | null,
  name: string,
) => Element
export const createDocumentFragment = native(page, 'createDocumentFragment')

/** These stand in no tree, so that nothing takes the place of their members. */
const link = once(() => createElement(page(), 'a'))
const fragment = once(() => createDocumentFragment(page()))

// Node, EventTarget
export const nodeType = native(link, 'nodeType')
export const parentNode = native(link, 'parentNode')
export const childNodes = native(link, 'childNodes')
export const firstChild = native(link, 'firstChild')
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
export const remove = native(link, 'remove')
export const prepend = native(link, 'prepend')
export const replaceWith = native(link, 'replaceWith')
export const shadowRoot = native(link, 'shadowRoot')
export const attachShadow = native(link, 'attachShadow')
export const innerHTML = native(link, 'innerHTML')
export const setInnerHTML = setter(link, 'innerHTML')
export const outerHTML = native(link, 'outerHTML')
export const before = native(link, 'before')
export const after = native(link, 'after')

const template = once(() => createElement(page(), 'template'))
const templateContent = native(template, 'content')
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
export const querySelector =
  parentMethod<<E extends Element = HTMLElement>(of: ParentNode, selector: string) => E | null>('querySelector')
export const querySelectorAll =
  parentMethod<<E extends Element = HTMLElement>(of: ParentNode, selector: string) => NodeListOf<E>>('querySelectorAll')
export const append = parentMethod<(to: ParentNode, ...nodes: (Node | string)[]) => void>('append')
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
export let Observer: typeof MutationObserver
export let PlainEvent: typeof Event
export let FetchRequest: typeof Request
captures[captures.length] = () => {
  Observer ??= globalThis.MutationObserver
  PlainEvent ??= globalThis.Event
  FetchRequest ??= globalThis.Request
}

interface TrustedTypes {
  isHTML?(value: unknown): boolean
}
const trustedTypes = once(() => (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes)
/** Whether a policy of the page vouches for this markup; an element by that name answers nothing. */
export const isTrustedHTML = (value: unknown): boolean => !!trustedTypes()?.isHTML?.(value)

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
