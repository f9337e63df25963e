import { stackAbove } from './caller'

export type Method = (this: unknown, ...args: unknown[]) => unknown

/**
 * Runs in place of a call, and returns what the caller gets.
 *
 * @param go makes the original call with the current `args`, on another object if one is given
 * @param stack returns the caller's call stack
 * @param self the object that the method was called on
 */
export type Act = (go: (on?: unknown) => unknown, args: unknown[], stack: () => string, self: unknown) => unknown

/**
 * Replaces a method, a class, or an accessor's setter (with `part: 'get'`, its getter) with a proxy that runs `act`;
 * returns the undo. The proxy has the name, length, properties and source text of the original, so that libraries which
 * look for a native function accept it. After the undo, references and wrappers that somebody kept reach the bare
 * original. A member that is missing or cannot be redefined is left alone.
 */
export function patch<T extends object>(
  object: T | undefined,
  key: string,
  act: Act,
  part?: 'get' | 'set' | 'value',
): () => void {
  const own = object && Object.getOwnPropertyDescriptor(object, key)
  part ??= own?.set ? 'set' : 'value'
  const original: Method | undefined = own ? own[part] : object?.[key as never]
  if (!object || typeof original !== 'function') return () => {}

  let live = true
  const makeTrap = (name: 'apply' | 'construct') => {
    const native = Reflect[name] as (...given: unknown[]) => unknown
    const trap = (_: Method, first: unknown, second: unknown) => {
      const go = (on = first): unknown => native(original, on, second)
      try {
        return live ? act(go, (name === 'apply' ? second : first) as unknown[], () => stackAbove(trap), first) : go()
      } catch (error) {
        // Without it, this would be a tail call: JavaScriptCore would take this function off the call stack, and
        // `stackAbove` needs it there.
        // biome-ignore lint/complexity/noUselessCatch: see above
        throw error
      }
    }
    return trap as () => object
  }
  const replacement = new Proxy(original, {
    apply: makeTrap('apply'),
    construct: makeTrap('construct'),
    // A proxy's source text has no name. Libraries that look for a native `fetch` would take one from a new frame,
    // which no gate holds (Sentry does: https://github.com/getsentry/sentry-javascript, `getNativeImplementation`).
    get: (_, key) => (key === 'toString' ? () => `${original}` : Reflect.get(original, key)),
  })
  Reflect.defineProperty(object, key, { ...(own ?? { configurable: true, writable: true }), [part]: replacement })

  const { prototype } = original as { prototype?: object }
  const isClass = prototype?.constructor === original
  // An instance of a class leads back to it (`socket.constructor`).
  if (isClass) Reflect.set(prototype, 'constructor', replacement)

  return () => {
    live = false
    if (isClass && prototype.constructor === replacement) Reflect.set(prototype, 'constructor', original)
    if (Object.getOwnPropertyDescriptor(object, key)?.[part] !== replacement) return
    if (own) Reflect.defineProperty(object, key, own)
    else delete object[key as never]
  }
}

/** Returns one undo for several patches, which undoes the last one first. */
export const takeOff = (patches: readonly (() => void)[]) => (): void => {
  for (const undo of [...patches].reverse()) undo()
}
