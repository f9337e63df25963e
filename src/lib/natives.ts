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

const { getOwnPropertyDescriptor, getPrototypeOf, hasOwn } = Object
const { bind, call } = Function.prototype
const page = globalThis.document as Document | undefined

/** The prototype from which an object has a member, if any: what a gate patches, by whatever name the page knows it. */
export function ownerOf(object: object | undefined, key: string): object | undefined {
  let at = object && getPrototypeOf(object)
  while (at && !hasOwn(at, key)) at = getPrototypeOf(at)
  return at ?? undefined
}

const unbound = (object: object | undefined, key: string, part: 'value' | 'get' | 'set') =>
  bind.call(call, getOwnPropertyDescriptor(ownerOf(object, key) ?? {}, key)?.[part])

type Unbound<F> = F extends (...args: infer A) => infer R ? (self: object, ...args: A) => R : never

/** @__NO_SIDE_EFFECTS__ */
const method = <T extends object, K extends keyof T & string>(object: T | undefined, key: K) =>
  unbound(object, key, 'value') as Unbound<T[K]>

/** @__NO_SIDE_EFFECTS__ */
const getter = <T extends object, K extends keyof T & string>(object: T | undefined, key: K) =>
  unbound(object, key, 'get') as (self: object) => T[K]

/** @__NO_SIDE_EFFECTS__ */
const setter = <T extends object, K extends keyof T & string>(object: T | undefined, key: K) =>
  unbound(object, key, 'set') as (self: object, value: T[K]) => void

export const createElement = method(page, 'createElement') as <K extends keyof HTMLElementTagNameMap>(
  of: Document,
  name: K,
) => HTMLElementTagNameMap[K]
export const createElementNS = method(page, 'createElementNS') as (
  of: Document,
  namespace: string | null,
  name: string,
) => Element
export const createDocumentFragment = method(page, 'createDocumentFragment')

/** These stand in no tree, so that nothing takes the place of their members. */
const link = page && createElement(page, 'a')
const fragment = page && createDocumentFragment(page)

// Node, EventTarget
export const nodeType = getter(link, 'nodeType')
export const parentNode = getter(link, 'parentNode')
export const childNodes = getter(link, 'childNodes')
export const ownerDocument = getter(link, 'ownerDocument')
export const isConnected = getter(link, 'isConnected')
export const textContent = getter(link, 'textContent')
export const setTextContent = setter(link, 'textContent')
export const insertBefore = method(link, 'insertBefore')
export const addEventListener = method(link, 'addEventListener') as (
  self: EventTarget,
  type: string,
  listener: (event: Event) => void,
  options?: boolean | AddEventListenerOptions,
) => void
export const removeEventListener = method(link, 'removeEventListener')
export const dispatchEvent = method(link, 'dispatchEvent')

// Element
export const localName = getter(link, 'localName')
export const namespaceURI = getter(link, 'namespaceURI')
export const getAttribute = method(link, 'getAttribute')
export const setAttribute = method(link, 'setAttribute')
export const removeAttribute = method(link, 'removeAttribute')
export const getAttributeNames = method(link, 'getAttributeNames')
export const matches = method(link, 'matches')
export const closest = method(link, 'closest') as <E extends Element = HTMLElement>(
  self: Element,
  selector: string,
) => E | null
export const remove = method(link, 'remove')
export const replaceWith = method(link, 'replaceWith')
export const before = method(link, 'before')
export const after = method(link, 'after')

/** Documents, elements and fragments each have a function of their own. @__NO_SIDE_EFFECTS__ */
const parentMethod = <F extends Method>(key: keyof ParentNode): F => {
  const of: Record<number, F> = {
    1: unbound(link, key, 'value'),
    9: unbound(page, key, 'value'),
    11: unbound(fragment, key, 'value'),
  }
  const choose: Method = (self, ...args) => of[nodeType(self)]?.(self, ...args)
  return choose as F
}
type Method = (self: ParentNode, ...args: never[]) => unknown

export const querySelector =
  parentMethod<<E extends Element = HTMLElement>(of: ParentNode, selector: string) => E | null>('querySelector')
export const querySelectorAll =
  parentMethod<<E extends Element = HTMLElement>(of: ParentNode, selector: string) => NodeListOf<E>>('querySelectorAll')
export const append = parentMethod<(to: ParentNode, ...nodes: (Node | string)[]) => void>('append')
export const replaceChildren = parentMethod<(of: ParentNode, ...nodes: (Node | string)[]) => void>('replaceChildren')

// Document
export const baseURI = getter(page, 'baseURI')
export const readyState = getter(page, 'readyState')
export const documentElement = getter(page, 'documentElement')
export const head = getter(page, 'head')
export const body = getter(page, 'body')
export const currentScript = getter(page, 'currentScript')
export const activeElement = getter(page, 'activeElement')
export const cookie = getter(page, 'cookie')
export const setCookie = setter(page, 'cookie')
export const implementation = getter(page, 'implementation')
export const importNode = method(page, 'importNode')
export const adoptNode = method(page, 'adoptNode')
export const createRange = method(page, 'createRange')

// Window: these stand on no prototype. The page's own, where it has replaced them before us.
export const setTimeout = globalThis.setTimeout
export const clearTimeout = globalThis.clearTimeout
export const Observer = globalThis.MutationObserver
export const PlainEvent = globalThis.Event

/** Where an address leads, as the browser spells it. `host` bears the port, `hostname` does not, as in a `URL`. */
export type Address = Pick<URL, 'protocol' | 'host' | 'hostname' | 'port' | 'pathname'>

const setHref = setter(link, 'href')
const protocol = getter(link, 'protocol')
const host = getter(link, 'host')
const hostname = getter(link, 'hostname')
const port = getter(link, 'port')
const pathname = getter(link, 'pathname')

/**
 * Reads an address as the browser would follow it from this page, however it is spelt and whatever the page calls `URL`:
 * a link does the same (https://html.spec.whatwg.org/multipage/links.html#htmlhyperlinkelementutils). `host` is `''`
 * where it leads to none.
 */
export function resolveAddress(text: string): Address {
  const to = link as HTMLAnchorElement
  setHref(to, text)
  return { protocol: protocol(to), host: host(to), hostname: hostname(to), port: port(to), pathname: pathname(to) }
}
