import { stackAbove } from './caller'

export type Method = (this: unknown, ...args: unknown[]) => unknown

/**
 * What is done in place of a call.
 *
 * @param go does what was asked for, with `args` as they are by then; a method may be called on something else
 * @param stack tells who called
 * @param self what the method was called on
 */
export type Act = (go: (on?: unknown) => unknown, args: unknown[], stack: () => string, self: unknown) => unknown

/**
 * Puts `act` in the place of a method, of a class, or of an accessor's setter (with `part`, its getter); returns the
 * undo. The replacement is a proxy: name, length, properties and source text are the original's, so that libraries which
 * look for a native function find one. Whoever kept a reference to it, or wrapped it in turn, gets the bare original
 * through it after the undo. What the object does not have, or does not let go, is left alone.
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
        // Not in tail position: JavaScriptCore would take this function off the call stack, and with it the trace above it.
        throw error
      }
    }
    return trap as () => object
  }
  const replacement = new Proxy(original, {
    apply: makeTrap('apply'),
    construct: makeTrap('construct'),
    // A proxy has no name in its source text. Libraries that look for a native `fetch` then take that of a new frame,
    // which no gate holds (Sentry does: https://github.com/getsentry/sentry-javascript, `getNativeImplementation`).
    get: (_, key) => (key === 'toString' ? () => `${original}` : Reflect.get(original, key)),
  })
  Reflect.defineProperty(object, key, { ...(own ?? { configurable: true, writable: true }), [part]: replacement })

  return () => {
    live = false
    if (Object.getOwnPropertyDescriptor(object, key)?.[part] !== replacement) return
    if (own) Reflect.defineProperty(object, key, own)
    else delete object[key as never]
  }
}

export type Patch = typeof patch

/** Takes several patches off again, the last one first. */
export const takeOff = (patches: readonly (() => void)[]) => (): void => {
  for (const undo of [...patches].reverse()) undo()
}
