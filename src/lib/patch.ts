import { stackAbove } from './caller'

// biome-ignore lint/complexity/noBannedTypes: any function of the platform's can be wrapped
type Callable = Function

export type Method = (this: unknown, ...args: unknown[]) => unknown

/**
 * Replaces a method, or the setter of an accessor, by one made from the original; returns the undo. Name and length
 * are the original's. Whoever kept a reference to the replacement, or wrapped it in turn, gets the bare original
 * through it after the undo. `stack` tells who called. What the object does not have, or does not let go, is left alone.
 */
export function patch<T extends object>(
  object: T | undefined,
  key: string,
  make: (original: Method, stack: () => string) => Method,
): () => void {
  const own = object && Object.getOwnPropertyDescriptor(object, key)
  const part = own && 'set' in own ? 'set' : 'value'
  const original = (own ? own[part] : object?.[key as keyof T]) as Method | undefined
  if (!object || typeof original !== 'function' || own?.configurable === false) return () => {}

  let live = true
  const made = make(original, () => stackAbove(replacement))
  function replacement(this: unknown, ...args: unknown[]): unknown {
    return (live ? made : original as Callable).apply(this, args)
  }
  for (const trait of ['name', 'length'] as const) {
    Object.defineProperty(replacement, trait, { value: original[trait], configurable: true })
  }
  Object.defineProperty(object, key, {
    configurable: true,
    enumerable: true,
    ...(own ?? { writable: true }),
    [part]: replacement,
  })

  return () => {
    live = false
    const now = Object.getOwnPropertyDescriptor(object, key)
    if (now?.[part] !== replacement) return
    if (own) Object.defineProperty(object, key, own)
    else delete object[key as keyof T]
  }
}
