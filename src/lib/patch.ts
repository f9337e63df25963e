import { stackAbove } from './caller'

export type Method = (this: unknown, ...args: unknown[]) => unknown

/**
 * Replaces a method, or the setter of an accessor, by one made from the original; returns the undo. The replacement is
 * a proxy: name, length, properties and source text are the original's, so that libraries which look for a native
 * function find one. Whoever kept a reference to it, or wrapped it in turn, gets the bare original through it after
 * the undo. `stack` tells who called. What the object does not have, or does not let go, is left alone.
 */
export function patch<T extends object>(
  object: T | undefined,
  key: string,
  make: (original: Method, stack: () => string) => Method,
): () => void {
  const own = object && Object.getOwnPropertyDescriptor(object, key)
  const part = own?.set ? 'set' : 'value'
  const original: Method | undefined = own ? own[part] : object?.[key as never]
  if (!object || typeof original !== 'function') return () => {}

  let live = true
  const apply = (_: Method, self: unknown, args: unknown[]): unknown => {
    try {
      return Reflect.apply(live ? made : original, self, args)
    } catch (error) {
      // Not in tail position: JavaScriptCore would take this function off the call stack, and with it the trace above it.
      throw error
    }
  }
  const made = make(original, () => stackAbove(apply))
  const replacement = new Proxy(original, { apply })
  Reflect.defineProperty(object, key, { configurable: true, ...(own ?? { writable: true }), [part]: replacement })

  return () => {
    live = false
    if (Object.getOwnPropertyDescriptor(object, key)?.[part] !== replacement) return
    if (own) Reflect.defineProperty(object, key, own)
    else delete object[key as never]
  }
}
