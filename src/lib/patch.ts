import { stackAbove } from './caller'

export type Method = (this: unknown, ...args: unknown[]) => unknown

/**
 * Replaces a method, an accessor's setter (or, with `part`, its getter), or a class by one made from the original;
 * returns the undo. For a class, `make` gives what is to be handed to its constructor. The replacement is a proxy:
 * name, length, properties and source text are the original's, so that libraries which look for a native function find
 * one. Whoever kept a reference to it, or wrapped it in turn, gets the bare original through it after the undo. `stack`
 * tells who called. What the object does not have, or does not let go, is left alone.
 */
export function patch<T extends object>(
  object: T | undefined,
  key: string,
  make: (original: Method, stack: () => string) => Method,
  part?: 'get' | 'set' | 'value',
): () => void {
  const own = object && Object.getOwnPropertyDescriptor(object, key)
  part ??= own?.set ? 'set' : 'value'
  const original: Method | undefined = own ? own[part] : object?.[key as never]
  if (!object || typeof original !== 'function') return () => {}

  let live = true
  let above: (...args: never[]) => unknown
  const apply = (_: Method, self: unknown, args: unknown[]): unknown => {
    above = apply
    try {
      return Reflect.apply(live ? made : original, self, args)
    } catch (error) {
      // Not in tail position: JavaScriptCore would take this function off the call stack, and with it the trace above it.
      throw error
    }
  }
  const construct = (_: Method, args: unknown[], target: Method): object => {
    above = construct
    return Reflect.construct(original, live ? (made.apply(target, args) as unknown[]) : args, target)
  }
  // A proxy has no name in its source text. Libraries that look for a native `fetch` then take that of a new frame, which
  // no gate holds (Sentry does: https://github.com/getsentry/sentry-javascript, `getNativeImplementation`).
  const get = (_: Method, key: PropertyKey): unknown =>
    key === 'toString' ? () => `${original}` : Reflect.get(original, key)
  const made = make(original, () => stackAbove(above))
  const replacement = new Proxy(original, { apply, construct, get })
  Reflect.defineProperty(object, key, { ...(own ?? { configurable: true, writable: true }), [part]: replacement })

  return () => {
    live = false
    if (Object.getOwnPropertyDescriptor(object, key)?.[part] !== replacement) return
    if (own) Reflect.defineProperty(object, key, own)
    else delete object[key as never]
  }
}
