import { keepWrites } from './documentWrite'
import { type HeldScript, preload } from './heldScript'
import { keepLateListeners } from './lateListeners'
import type { GateContext } from './types'

/** How long a script may keep those after it waiting, in milliseconds. */
const PATIENCE = 1e4

export interface ReleaseQueue {
  /** Lets a script go: at once, or in its turn. */
  add(one: HeldScript): void
  /** Goes on with scripts that waited for the page to be parsed. */
  run(): void
  undo(): void
}

/**
 * Runs released scripts in the order the parser would have: blocking ones one after another, an inline one never
 * before the external ones ahead of it, deferred ones and modules last; all download side by side meanwhile.
 */
export function createReleaseQueue({ emit, fail, trusted }: GateContext): ReleaseQueue {
  const released = new WeakSet<Element>()
  const waiting: Record<'ordered' | 'deferred', (HeldScript & { link: HTMLLinkElement | undefined })[]> = {
    ordered: [],
    deferred: [],
  }
  let running = false
  let pending = 0
  let modules = 0
  let guards: [ReturnType<typeof keepWrites>, ReturnType<typeof keepLateListeners>] | null = null

  /** Guards are up only while something released may be running. */
  const guard = () => {
    guards ??= [
      keepWrites(released, trusted),
      keepLateListeners(() => {
        const script = document.currentScript
        // Modules have no `currentScript`: while one of ours is on its way, a call from none counts as its.
        return script ? released.has(script) : modules > 0
      }),
    ]
    return guards
  }
  const settle = (): void => {
    if (running || !guards) return
    guards[1].flush()
    if (pending) return
    for (const one of guards) one.undo()
    guards = null
  }

  const start = ({ held, script, tells, module }: HeldScript): Promise<void> =>
    new Promise((resolve) => {
      if (!held.isConnected) return resolve()
      const [writes] = guard()
      let timer: ReturnType<typeof setTimeout> | undefined
      let over = false
      const finish = (): void => {
        writes.flush(script)
        if (over) return
        over = true
        clearTimeout(timer)
        pending--
        if (module) modules--
        resolve()
        settle()
      }
      pending++
      if (module) modules++
      if (tells) {
        script.addEventListener('load', finish)
        script.addEventListener('error', finish)
        timer = setTimeout(() => {
          fail('script-timeout', script.src)
          finish()
        }, PATIENCE)
      }
      released.add(script)
      held.replaceWith(script)
      emit('released', { kind: 'script', category: held.dataset.consent ?? '', element: script })
      // An inline module tells nobody when it ran; those after it keep the browser's own order behind it.
      if (!tells) (module ? setTimeout : (now: () => void) => now())(finish)
    })

  const run = async (): Promise<void> => {
    if (running) return
    running = true
    for (;;) {
      const next = waiting.ordered.shift() ?? (document.readyState === 'loading' ? undefined : waiting.deferred.shift())
      if (!next) break
      await start(next)
      next.link?.remove()
    }
    running = false
    settle()
  }

  return {
    add(one) {
      if (one.turn === 'async') void start(one)
      else {
        const first = one.turn === 'ordered' && !running && !waiting.ordered.length
        waiting[one.turn].push({ ...one, link: one.tells && !first ? preload(one) : undefined })
      }
    },
    run() {
      void run()
    },
    undo() {
      waiting.ordered = []
      waiting.deferred = []
      for (const one of guards ?? []) one.undo()
      guards = null
    },
  }
}
