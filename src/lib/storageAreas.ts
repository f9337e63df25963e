import { stackAbove } from './caller'
import { writeOwn } from './ownWrite'
import { type Act, patch, takeOff } from './patch'

/**
 * Asks before anything is written to `localStorage` or `sessionStorage`. Returns the undo.
 *
 * Setting a plain property calls no method that could be patched: the browser sets it before it asks any prototype
 * (https://webidl.spec.whatwg.org/#legacy-platform-object-set). So pages get a proxy for each area. Browser functions
 * that take an area are given the real one; those that return one return the proxy.
 *
 * @param kept a name that `clear()` does not remove
 * @param mayWrite whether a name may be written
 * @param mayRemove whether a name may be removed
 */
export function guardAreas(
  kept: string,
  mayWrite: (name: string, stack: () => string) => unknown,
  mayRemove: (name: string | symbol) => unknown,
): () => void {
  const undo: (() => void)[] = []
  /** An array, as the page may have broken `Map`; it has two entries at most. */
  const pairs: { area: Storage; proxy: Storage }[] = []
  /** Returns the area behind a proxy, and any other value as it is. */
  const behind = <T>(given: T): T | Storage => {
    for (const { area, proxy } of pairs) if (given === proxy) return area
    return given
  }

  /** Returns a trap that asks, and then does the default. A refused write is dropped without an error. */
  const guardTrap = (name: 'set' | 'defineProperty') => {
    const trap = (area: Storage, key: string | symbol, given: never): boolean =>
      // What has a symbol for its key is not stored.
      (typeof key === 'string' && !mayWrite(key, () => stackAbove(trap))) || Reflect[name](area, key, given)
    return trap
  }
  const traps = {
    // Read from the area itself: its accessors throw on a proxy.
    get: (area: Storage, key: string) => area[key],
    set: guardTrap('set'),
    defineProperty: guardTrap('defineProperty'),
    deleteProperty: (area: Storage, key: string | symbol): boolean =>
      !mayRemove(key) || Reflect.deleteProperty(area, key),
  }

  const guards: Record<string, typeof mayWrite> = { setItem: mayWrite, removeItem: mayRemove }
  const guardMethod =
    (name: string): Act =>
    (go, args, stack, self) => {
      const area = behind(self) as Storage
      const guard = guards[name]
      // Without a name, the browser says so.
      if (guard && args.length) {
        // Converted once: see `readOnce`.
        const key = `${args[0]}`
        args[0] = key
        if (!guard(key, stack)) return
      }
      const list = name === 'clear' && area.getItem(kept)
      const result = go(area)
      if (list) writeOwn(() => area.setItem(kept, list))
      return result
    }

  const guarded: unknown[] = []
  const guardMethods = (owner: object | undefined): void => {
    if (!owner || guarded.includes(owner)) return
    guarded.push(owner)
    for (const name of ['setItem', 'removeItem', 'clear', 'getItem', 'key', 'length'])
      undo.push(patch(owner, name, guardMethod(name), name === 'length' ? 'get' : 'value'))
  }
  const proxyOf = (area: Storage): Storage => {
    for (const pair of pairs) if (pair.area === area) return pair.proxy
    // The area's own prototype, even if the page has replaced `Storage`. Not read earlier: the first access to an area
    // waits for other processes of the browser.
    guardMethods(Object.getPrototypeOf(area))
    const proxy = new Proxy(area, traps as ProxyHandler<Storage>)
    pairs.push({ area, proxy })
    return proxy
  }
  const giveProxy: Act = (go) => {
    const area = go()
    return area && proxyOf(area as Storage)
  }

  /** For an event's constructor, which takes an area by its name, and for the older method, which takes it last. */
  const takeArea: Act = (go, args) => {
    const { storageArea } = Object(args[1])
    const area = behind(storageArea)
    if (area !== storageArea) args[1] = Object.create(Object(args[1]), { storageArea: { value: area } })
    args[7] &&= behind(args[7])
    return go()
  }

  const { Storage, StorageEvent } = globalThis
  guardMethods(Storage?.prototype)
  undo.push(
    patch(window, 'localStorage', giveProxy, 'get'),
    patch(window, 'sessionStorage', giveProxy, 'get'),
    patch(StorageEvent?.prototype, 'storageArea', giveProxy, 'get'),
    patch(StorageEvent?.prototype, 'initStorageEvent', takeArea),
    patch(window, 'StorageEvent', takeArea),
  )
  return () => takeOff(undo)()
}
