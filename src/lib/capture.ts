/**
 * Captures members of the browser before the page can replace them: `natives` lists which.
 *
 * A page may define its own `Element`, `Document` or `URL` (MooTools, Prototype, `var URL = '/api'`), and markup
 * shadows members: `<img name="body">` shadows `document.body`, `<input name="matches">` its form's `matches`
 * (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem). So each member is taken from the prototype
 * of a real object, and called with its object as the first argument: `matches(element, 'a')`, `head(document)`.
 *
 * What a page changed on prototypes earlier looks like the browser's own. A file that is loaded later captures the
 * patches of the gates.
 */

const { getOwnPropertyDescriptor, getPrototypeOf } = Object
const { bind, call } = Function.prototype
/** One function for each native that the bundle uses; each captures its native. */
const captures: (() => unknown)[] = []

/** Captures all natives. Call it in a page before any other code of the page can run. */
export function captureNatives(): void {
  for (const capture of captures) {
    try {
      capture()
    } catch {
      // The page has broken this one: its first use throws, where the failure is reported.
    }
  }
}

/** Returns a getter of a value that is taken by `captureNatives`, or on the first call. @__NO_SIDE_EFFECTS__ */
export function once<T>(take: () => T): () => T {
  let taken: T | undefined
  const capture = (): T => {
    taken ??= take()
    return taken
  }
  // Not `push`: a page may have broken it, and nothing catches an error while this file is loaded.
  captures[captures.length] = capture
  return capture
}

/**
 * Returns the prototype that defines a member of an object, if any. Gates patch it, whatever name the page knows it by.
 */
export function ownerOf(object: object | undefined, key: string): object | undefined {
  let at = object && getPrototypeOf(object)
  while (at && !getOwnPropertyDescriptor(at, key)) at = getPrototypeOf(at)
  return at ?? undefined
}

/** The type of a method or a getter that takes its object as the first argument. */
type Unbound<F> = [F] extends [(...args: infer A) => infer R] ? (self: object, ...args: A) => R : (self: object) => F

/** Returns a method, or the getter or setter of a property. @__NO_SIDE_EFFECTS__ */
export function native<T extends object, K extends keyof T & string>(owner: () => T, key: K): Unbound<T[K]>
export function native<T extends object, K extends keyof T & string>(
  owner: () => T,
  key: K,
  part: 'set',
): (self: object, value: T[K]) => void
export function native(owner: () => object, key: string, part: 'get' | 'set' = 'get'): unknown {
  const take = once(() => {
    const own = getOwnPropertyDescriptor(ownerOf(owner(), key) ?? {}, key)
    return bind.call(call, own?.value ?? own?.[part])
  })
  return (...args: unknown[]): unknown => take()(...args)
}
