import { runningScript } from '../../lib/runningScript'
import type { GateContext } from '../types'
import { keepWrites } from './documentWrite'
import { afterModule, type HeldScript, preload } from './heldScript'
import { keepLateListeners } from './lateListeners'

/** How long a script may keep those after it waiting, in milliseconds. */
const PATIENCE = 1e4
/** How long scripts run one after another before the page has its turn, in milliseconds. */
const SLICE = 16

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
  let ordered: (() => Promise<void>)[] = []
  let deferred: typeof ordered = []
  let running = false
  /** When the task that runs now began, as far as is known. */
  let began = 0
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

  /** What a script that has run wrote into the page. */
  const followWritten = async (script: HTMLScriptElement): Promise<void> => {
    await Promise.all(
      guard()[0]
        .flush(script)
        .map((one) => follow(one, !!one.src)),
    )
  }

  /** Resolves when a script in the page has run, and what it wrote has too; at the latest when patience ends. */
  const follow = (script: HTMLScriptElement, tells: boolean): Promise<void> => {
    const module = script.type === 'module'
    // Inline: it has run.
    if (!tells && !module) return followWritten(script)
    return new Promise((resolve) => {
      const finish = (): void => {
        clearTimeout(timer)
        began = performance.now()
        resolve(followWritten(script))
      }
      const timer = setTimeout(() => {
        fail('script-timeout', script.src || 'an inline module')
        finish()
      }, PATIENCE)
      if (module && !tells) afterModule(script, trusted, finish)
      else for (const type of ['load', 'error']) script.addEventListener(type, finish)
    })
  }

  const start = async ({ held, script, tells, module }: HeldScript, link?: HTMLLinkElement): Promise<void> => {
    if (held.isConnected) {
      guard()
      pending++
      if (module) modules++
      released.add(script)
      held.replaceWith(script)
      emit('released', { kind: 'script', category: `${held.dataset.consent}`, element: script })
      await follow(script, tells)
      if (module) modules--
      pending--
    }
    link?.remove()
    settle()
  }

  const run = async (): Promise<void> => {
    if (running) return
    running = true
    began = performance.now()
    for (;;) {
      const next = ordered.shift() ?? (document.readyState === 'loading' ? undefined : deferred.shift())
      if (!next) break
      // Also after an inline one: what it put off with a promise comes before the next script, as the parser has it.
      await next()
      // A thousand scripts must not keep the page from showing that the visitor was heard.
      if (performance.now() - began < SLICE) continue
      await pause()
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
