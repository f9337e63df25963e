import { stackAbove } from './caller'
import { writeOwn } from './ownWrite'
import { type Act, patch, takeOff } from './patch'

/**
 * Asks before anything writes to `localStorage` and `sessionStorage`. Returns the undo.
 *
 * A plain property of an area goes by no method that could be patched: the browser sets it before any prototype is asked
 * (https://webidl.spec.whatwg.org/#legacy-platform-object-set). So a proxy stands before each area, and whatever of the
 * browser's own takes an area or gives one out is told which of both is meant.
 *
 * @param mayWrite whether a name may be written
 * @param mayRemove whether a name may be removed
 * @param kept a name that `clear()` leaves
 */
export function guardAreas({
  mayWrite,
  mayRemove,
  kept,
}: {
  mayWrite(name: string, stack: () => string): unknown
  mayRemove(name: string): unknown
  kept: string
}): () => void {
  const undo: (() => void)[] = []
  /** A page has two, and may have broken whatever else could hold them. */
  const pairs: { area: Storage; proxy: Storage }[] = []
  /** The area behind a proxy; whatever else is given. */
  const behind = <T>(given: T): T | Storage => {
    for (const { area, proxy } of pairs) if (given === proxy) return area
    return given
  }

  /** A trap that asks before it does what the object itself would do. */
  const guardTrap = (name: 'set' | 'defineProperty') => {
    const trap = (area: Storage, key: string | symbol, given: never): boolean =>
      !mayWrite(String(key), () => stackAbove(trap)) || Reflect[name](area, key, given)
    return trap
  }
  const traps = {
    // From the area itself: its accessors refuse a proxy.
    get: (area: Storage, key: string) => area[key],
    set: guardTrap('set'),
    defineProperty: guardTrap('defineProperty'),
    deleteProperty: (area: Storage, key: string | symbol): boolean =>
      !mayRemove(String(key)) || Reflect.deleteProperty(area, key),
  }

  const guards: Record<string, typeof mayWrite> = { setItem: mayWrite, removeItem: mayRemove }
  const guardMethod =
    (name: string): Act =>
    (go, args, stack, self) => {
      const area = behind(self) as Storage
      const guard = guards[name]
      // Once: an object that calls itself otherwise each time it is asked is no way round.
      if (guard && args.length) args[0] = `${args[0]}`
      if (guard && !guard(args[0] as string, stack)) return
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
    // Whatever the page calls `Storage`. Not looked for before: the first look waits for the browser's other processes.
    guardMethods(Object.getPrototypeOf(area))
    const proxy = new Proxy(area, traps as ProxyHandler<Storage>)
    pairs.push({ area, proxy })
    return proxy
  }
  const giveProxy: Act = (go) => {
    const area = go()
    return area && proxyOf(area as Storage)
  }

  const { Storage, StorageEvent } = globalThis
  guardMethods(Storage?.prototype)
  undo.push(
    patch(window, 'localStorage', giveProxy, 'get'),
    patch(window, 'sessionStorage', giveProxy, 'get'),
    patch(StorageEvent?.prototype, 'storageArea', giveProxy, 'get'),
    patch(window, 'StorageEvent', (go, args) => {
      const { storageArea } = Object(args[1])
      const area = behind(storageArea)
      if (area !== storageArea) args[1] = Object.create(Object(args[1]), { storageArea: { value: area } })
      return go()
    }),
  )
  return () => takeOff(undo)()
}
