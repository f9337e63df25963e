import type { GateContext, Installed } from '../gate/types'
import { stackAbove } from '../lib/caller'
import { runningScript } from '../lib/runningScript'

/** How often the global of a granted vendor is looked up, and for how long, in milliseconds. */
const INTERVAL = 50
const PATIENCE = 3e4

/** What a stub needs of the SDK. */
export interface StubHost extends Pick<GateContext, 'allows' | 'declares' | 'fail'> {
  /** Returns whether there is a choice. */
  isDecided(): boolean
  on(event: 'released', listener: () => void): () => void
}

type Call = (...given: unknown[]) => unknown

/** One global that pages call. Several services may share it, as those of Google share `gtag`. */
export interface Stub {
  ids: string[]
  /** Paths of its methods below it, as in `people.set`; `''` where it is a function itself. */
  methods: Set<string>
}

/** Returns an object, and what lies in it behind a path; both are `undefined` where an object on the way is missing. */
function behind(root: unknown, path: string): [owner: unknown, value: unknown] {
  let owner: unknown
  let value = root
  for (const name of path ? path.split('.') : []) {
    owner = value
    value = Object(owner)[name]
  }
  return [owner, value]
}

/**
 * Stands in for one global until the vendor has put its own there. The page's calls wait in it. It is an accessor: once
 * the vendor is granted, released scripts and those of declared hosts find nothing there, as a vendor's snippet does
 * nothing where its global exists, while the page still finds what it may call.
 */
export function standIn(root: string, { ids, methods }: Stub, host: StubHost): Installed {
  const waiting: [method: string, given: unknown[]][] = []
  let isAllowed = false
  /** Whether the vendor has not come in time: nothing waits for it any more. */
  let hasGivenUp = false
  /** What the vendor, or the page, has put there. */
  let real: unknown
  let timer: ReturnType<typeof setInterval> | undefined

  const wait =
    (method: string): Call =>
    (...given) => {
      if (!hasGivenUp && (isAllowed || !host.isDecided())) waiting.push([method, given])
    }
  const stub: unknown = methods.has('') ? wait('') : {}
  for (const path of methods) {
    const names = path.split('.')
    const last = names.pop()
    let owner = stub as Record<string, object>
    for (const name of names) {
      owner[name] ??= {}
      owner = owner[name] as typeof owner
    }
    if (last) owner[last] = wait(path)
  }

  /** Whether a script of a vendor reads the global, and not one of the page. */
  const isVendor = (stack: string): boolean =>
    !!runningScript()?.hasAttribute('data-consent') ||
    stack.includes('interact-consent-tag-') ||
    (stack.match(/https?:\/\/[^\s)]+/g) ?? []).some((url) => URL.canParse(url) && host.declares(new URL(url)))

  const takes = (path: string): boolean => typeof behind(real, path)[1] === 'function'
  const isThere = (): boolean => [...methods].some(takes) && waiting.every(([path]) => takes(path))

  const get = (): unknown => {
    if (!isAllowed) return stub
    if (isVendor(stackAbove(get))) return real
    // The page's next call must not be made before those that wait.
    return replay() ? real : stub
  }
  const set = (value: unknown): void => {
    // `window._paq = window._paq || []` in the page.
    if (value === stub) return
    real = value
    if (!isAllowed) leave()
  }
  const isOurs = (): boolean => Object.getOwnPropertyDescriptor(window, root)?.get === get
  const enter = (): void => {
    if (!(root in window)) Object.defineProperty(window, root, { configurable: true, enumerable: true, get, set })
  }
  /** Leaves the global to what was put there. */
  function leave(): void {
    clearInterval(timer)
    if (!isOurs()) return
    const value = { configurable: true, enumerable: true, writable: true, value: real }
    if (real === undefined) Reflect.deleteProperty(window, root)
    else Object.defineProperty(window, root, value)
  }
  /** Makes the waiting calls if the vendor can take them; returns whether it could. */
  function replay(): boolean {
    // A declared function takes the place of the accessor.
    if (!isOurs()) real = Reflect.get(window, root)
    if (!isThere()) return false
    leave()
    for (const [method, given] of waiting.splice(0)) {
      const [owner, call] = behind(real, method)
      try {
        Reflect.apply(call as Call, owner, given)
      } catch (error) {
        host.fail('stub-failed', `${root}: ${(error as Error).message}`)
      }
    }
    return true
  }

  // A function that a snippet declares takes the accessor's place unseen, and the page may call it right afterwards.
  const off = host.on('released', () => {
    if (isAllowed && waiting[0]) replay()
  })

  return {
    update() {
      const was = isAllowed
      isAllowed = ids.some((id) => host.allows([id]))
      if (isAllowed && was) return
      clearInterval(timer)
      hasGivenUp = false
      if (!isAllowed) {
        if (host.isDecided()) waiting.length = 0
        if (real !== undefined) leave()
        enter()
        return
      }
      const began = performance.now()
      timer = setInterval(() => {
        if (replay()) return
        hasGivenUp = performance.now() - began > PATIENCE
        if (!hasGivenUp) return
        clearInterval(timer)
        waiting.length = 0
      }, INTERVAL)
    },
    undo() {
      off()
      leave()
    },
  }
}
