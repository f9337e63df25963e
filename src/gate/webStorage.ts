import { stackAbove } from '../lib/caller'
import { type Method, patch } from '../lib/patch'
import type { Gate } from './types'

/** Fails as a store does that the browser blocks, with the events and the type of a real request. */
function refusedRequest(): object {
  const request = Object.setPrototypeOf(new EventTarget(), globalThis.IDBOpenDBRequest?.prototype ?? null)
  const error = new DOMException('Refused', 'UnknownError')
  // The accessors of its prototype refuse it.
  for (const key of ['onerror', 'onsuccess', 'onblocked', 'onupgradeneeded', 'result', 'error', 'readyState']) {
    Object.defineProperty(request, key, { value: { error, readyState: 'done' }[key], writable: true })
  }
  setTimeout(() => {
    const event = new Event('error', { bubbles: true, cancelable: true })
    request.dispatchEvent(event)
    request.onerror?.(event)
  })
  return request
}

/**
 * `localStorage` and `sessionStorage` (methods and plain properties), `indexedDB.open` and `caches.open`: a refused write
 * is dropped, a refused store fails as one that the browser blocks. What is written for the session only is noted by
 * name, so that the next session can erase it.
 */
export const webStorage: Gate = {
  install({ ask, key }) {
    /** The store behind each proxy. */
    const stores = new WeakMap<object, Storage>()
    /** Only looked for when it is needed: the first look makes the page wait for the browser's other processes. */
    const behind = (name: 'localStorage' | 'sessionStorage'): Storage | undefined => {
      try {
        return stores.get(window[name]) ?? window[name]
      } catch {
        // Blocked: there is nothing to guard.
      }
    }
    let write: Method

    const may = (name: unknown, stack: () => string, store?: unknown): boolean => {
      const { verdict } = ask('storage', String(name), stack)
      if (verdict === 'session' && store !== behind('sessionStorage')) {
        try {
          const local = behind('localStorage')
          const names = local?.getItem(key) ?? ''
          if (!names.split('\n').includes(String(name))) write.call(local, key, `${names}\n${String(name)}`)
        } catch {
          // A store that takes no list takes nothing else.
        }
      }
      return !!verdict
    }

    const undo = [
      ...['setItem', 'getItem', 'removeItem', 'clear', 'key'].map((name) =>
        patch(globalThis.Storage?.prototype, name, (original, stack) => {
          const sets = name === 'setItem'
          if (sets) write = original
          return function (...args) {
            const store = stores.get(this as object) ?? this
            if (!sets || may(args[0], stack, store)) return original.apply(store, args)
          }
        }),
      ),

      ...['localStorage', 'sessionStorage'].map((name) => {
        let proxy: Storage | undefined
        const trap = {
          // From the store itself: its accessors refuse a proxy.
          get: (store: Storage, key: string) => store[key],
          set: (store: Storage, key: string, value: unknown): boolean =>
            !may(key, () => stackAbove(trap.set), store) || Reflect.set(store, key, value),
          defineProperty: (store: Storage, key: string, descriptor: PropertyDescriptor): boolean =>
            !may(key, () => stackAbove(trap.defineProperty), store) || Reflect.defineProperty(store, key, descriptor),
        }
        return patch(
          window,
          name,
          (original) =>
            function () {
              const store = original.call(this) as Storage
              proxy ??= new Proxy(store, trap as ProxyHandler<Storage>)
              stores.set(proxy, store)
              return proxy
            },
          'get',
        )
      }),

      patch(
        globalThis.IDBFactory?.prototype,
        'open',
        (original, stack) =>
          function (...args) {
            return may(args[0], stack) ? original.apply(this, args) : refusedRequest()
          },
      ),

      patch(
        globalThis.CacheStorage?.prototype,
        'open',
        (original, stack) =>
          function (...args) {
            return may(args[0], stack)
              ? original.apply(this, args)
              : Promise.reject(new DOMException('Refused', 'SecurityError'))
          },
      ),
    ]

    return {
      undo() {
        for (const one of undo) one()
      },
    }
  },
}
