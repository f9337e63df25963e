import type { Consent } from '../../src/types'

/** An instance that counts the listeners that are on it. */
export function countListeners(of: Consent): { consent: Consent; count(): number } {
  const listeners = new Set<object>()
  const on: Consent['on'] = (event, listener) => {
    const stop = of.on(event, listener)
    const key = {}
    listeners.add(key)
    return () => {
      listeners.delete(key)
      stop()
    }
  }
  return { consent: Object.create(of, { on: { value: on } }), count: () => listeners.size }
}
