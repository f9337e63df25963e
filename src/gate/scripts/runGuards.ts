import { currentScript } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'
import { type KeptWrites, keepWrites } from './documentWrite'
import { keepLateListeners, type LateListeners } from './lateListeners'

/** Guards for what a script may do only while the parser reads it. They are up only while something released may run. */
export interface RunGuards {
  put(): void
  /** Inserts what a script wrote; returns the scripts in it. */
  insertWritten(script: HTMLScriptElement): HTMLScriptElement[]
  callLateListeners(): void
  undo(): void
}

/**
 * @param released released scripts, each with what converts its strings
 * @param isModuleUnderway whether a released module is on its way: modules have no `currentScript`, so then a call from
 *   no script counts as its call
 */
export function createRunGuards(released: WeakMap<Element, Trusted>, isModuleUnderway: () => boolean): RunGuards {
  let guards: { writes: KeptWrites; listeners: LateListeners } | null = null
  return {
    put() {
      guards ??= {
        writes: keepWrites(released),
        listeners: keepLateListeners(() => {
          const script = currentScript(document)
          return script ? released.has(script) : isModuleUnderway()
        }),
      }
    },
    insertWritten: (script) => guards?.writes.flush(script) ?? [],
    callLateListeners: () => guards?.listeners.flush(),
    undo() {
      guards?.writes.undo()
      guards?.listeners.undo()
      guards = null
    },
  }
}
