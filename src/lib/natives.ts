import { native, once } from './capture'

/**
 * The browser's own members, as `capture` takes them. On a server nothing here may be called.
 *
 * Files that need one member alone read it through the prototype themselves, which weighs less: `pageBody`,
 * `runningScript`, `cookieText`.
 */

/** A function, because a server has no document when this file is loaded. */
const page = (): Document => globalThis.document

export const createElement = native(page, 'createElement') as <K extends keyof HTMLElementTagNameMap>(
  of: Document,
  name: K,
) => HTMLElementTagNameMap[K]
export const createElementNS = native(page, 'createElementNS') as (
  of: Document,
  namespace: string | null,
  name: string,
) => Element

/** In no tree, so that no markup shadows their members. */
const link = once(() => createElement(page(), 'a'))
const template = once(() => createElement(page(), 'template'))
const templateContent = native(template, 'content')
const fragment = once(() => templateContent(template()))

// Node, EventTarget
export const nodeType = native(link, 'nodeType')
export const parentNode = native(link, 'parentNode')
export const childNodes = native(link, 'childNodes')
export const firstElementChild = native(link, 'firstElementChild')
export const contains = native(link, 'contains')
export const isConnected = native(link, 'isConnected')
export const setTextContent = native(link, 'textContent', 'set')
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
export const setInnerHTML = native(link, 'innerHTML', 'set')
export const before = native(link, 'before')
export const after = native(link, 'after')

/** Returns the content of a template; `undefined` for any other element. A form may have a field named `content`. */
export const contentOf = (element: Node): DocumentFragment | undefined =>
  localName(element) === 'template' && namespaceURI(element) === namespaceURI(template())
    ? templateContent(element)
    : undefined

type ParentMethod = (self: ParentNode, ...args: never[]) => unknown

/** Returns a method that documents, elements and fragments each define on their own prototype. @__NO_SIDE_EFFECTS__ */
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
export const readyState = native(page, 'readyState')
export const documentElement = native(page, 'documentElement')
export const head = native(page, 'head')
export const currentScript = native(page, 'currentScript')
export const implementation = native(page, 'implementation')
let inert: Document | undefined
/** Returns a document that loads nothing and runs nothing, and that only the SDK can reach. */
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

// Window: own properties, on no prototype. If the page replaced them before us, these are the page's.
export const setTimeout = globalThis.setTimeout
export const requestAnimationFrame = globalThis.requestAnimationFrame
export const clearTimeout = globalThis.clearTimeout
export const queueMicrotask = globalThis.queueMicrotask
export const observerClass = once(() => globalThis.MutationObserver)
export const eventClass = once(() => globalThis.Event)
/** Returns the address of a `Request`, even if the page has given it another `url`; throws for anything else. */
export const requestUrl = native(() => Object.create(globalThis.Request.prototype) as Request, 'url')

interface TrustedTypes {
  isHTML(value: unknown): boolean
  isScript(value: unknown): boolean
  isScriptURL(value: unknown): boolean
}
const trustedTypes = once(() => (globalThis as { trustedTypes?: Partial<TrustedTypes> }).trustedTypes)
/** Whether a value is a Trusted Type of the page. An element named `trustedTypes` has no such methods. */
export const isTrusted = (value: unknown): boolean => {
  const types = trustedTypes()
  return !!(types?.isHTML?.(value) || types?.isScript?.(value) || types?.isScriptURL?.(value))
}
/**
 * Converts a value to text, once: an object could answer differently the second time. Trusted Types stay as they are.
 */
export const readOnce = (value: unknown): unknown => (Object(value) !== value || isTrusted(value) ? value : `${value}`)
/** Does so with each value of a list, in place. */
export function readAllOnce(values: unknown[]): void {
  // Not `values.entries()`: Prototype replaces it.
  for (let at = 0; at < values.length; at++) values[at] = readOnce(values[at])
}

/** A parsed address, as in a `URL`: `host` includes the port, `hostname` does not. */
export type Address = Pick<URL, 'protocol' | 'host' | 'hostname' | 'port' | 'pathname'>

const setHref = native(link, 'href', 'set')

/**
 * Resolves an address as the browser would from this page, by a link
 * (https://html.spec.whatwg.org/multipage/links.html#htmlhyperlinkelementutils), as the page may have replaced `URL`.
 * `host` is `''` where the address has none.
 */
export function resolveAddress(text: string): Address {
  // A new link each time: Firefox parses an address again only if its text changes, but the base may have changed.
  const to = createElement(page(), 'a')
  setHref(to, text)
  return to
}
