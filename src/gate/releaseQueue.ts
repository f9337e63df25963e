import { runningScript } from '../lib/runningScript'
import { keepWrites } from './documentWrite'
import { afterModule, type HeldScript, preload } from './heldScript'
import { keepLateListeners } from './lateListeners'
import type { GateContext } from './types'

/** How long a script may keep those after it waiting, in milliseconds. */
const PATIENCE = 1e4
/** How long scripts run one after another before the page has its turn, in milliseconds. */
const SLICE = 8

/** Lets the browser do what waits for it, and comes back before other tasks where it can. */
const pause = (): Promise<void> =>
  (globalThis as { scheduler?: { yield?(): Promise<void> } }).scheduler?.yield?.() ??
  new Promise((resolve) => {
    setTimeout(resolve)
  })

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
  let ordered: (() => Promise<void> | undefined)[] = []
  let deferred: typeof ordered = []
  let running = false
  let pending = 0
  let modules = 0
  let guards: [ReturnType<typeof keepWrites>, ReturnType<typeof keepLateListeners>] | null = null

  /** Guards are up only while something released may be running. */
  const guard = () => {
    guards ??= [
      keepWrites(released, trusted),
      keepLateListeners(() => {
        const script = runningScript()
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
    // A listener that was called late may have settled it all already.
    for (const one of guards ?? []) one.undo()
    guards = null
  }

  /** What a script that has run wrote into the page; nothing to wait for where it wrote no script. */
  const written = (script: HTMLScriptElement): Promise<void> | undefined => {
    const inner = guard()[0].flush(script)
    return inner[0] && Promise.all(inner.map((one) => follow(one, !!one.src))).then(() => {})
  }

  /**
   * Resolves when a script in the page has run, and what it wrote has too; at the latest when patience ends. An inline
   * one has run already, and mostly leaves nothing to wait for.
   */
  const follow = (script: HTMLScriptElement, tells: boolean): Promise<void> | undefined => {
    const module = script.type === 'module'
    if (!tells && !module) return written(script)
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer)
        resolve(written(script))
      }
      const timer = setTimeout(() => {
        fail('script-timeout', script.src || 'an inline module')
        finish()
      }, PATIENCE)
      if (module && !tells) afterModule(script, trusted, finish)
      else for (const type of ['load', 'error']) script.addEventListener(type, finish)
    })
  }

  const start = ({ held, script, tells, module }: HeldScript, link?: HTMLLinkElement): Promise<void> | undefined => {
    const end = (): void => {
      link?.remove()
      settle()
    }
    if (!held.isConnected) {
      end()
      return
    }
    guard()
    pending++
    if (module) modules++
    released.add(script)
    held.replaceWith(script)
    emit('released', { kind: 'script', category: `${held.dataset.consent}`, element: script })
    const ran = (): void => {
      if (module) modules--
      pending--
      end()
    }
    const waiting = follow(script, tells)
    if (waiting) return waiting.then(ran)
    ran()
    return
  }

  const run = async (): Promise<void> => {
    if (running) return
    running = true
    let began = performance.now()
    for (;;) {
      const next = ordered.shift() ?? (document.readyState === 'loading' ? undefined : deferred.shift())
      if (!next) break
      const waiting = next()
      if (waiting) await waiting
      // A thousand scripts must not keep the page from showing that the visitor was heard.
      else if (performance.now() - began < SLICE) continue
      else await pause()
      began = performance.now()
    }
    running = false
    settle()
  }

  return {
    add(one) {
      if (one.turn === 'async') void start(one)
      else {
        const first = one.turn === 'ordered' && !running && !ordered.length
        const link = one.tells && !first ? preload(one) : undefined
        const queue = one.turn === 'ordered' ? ordered : deferred
        queue.push(() => start(one, link))
      }
    },
    run() {
      void run()
    },
    undo() {
      ordered = []
      deferred = []
      for (const one of guards ?? []) one.undo()
      guards = null
    },
  }
}
