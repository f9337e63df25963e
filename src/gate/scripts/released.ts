import { currentScript } from '../../lib/natives'
import type { Tag } from './readTag'

/** Released scripts, and how to tell their later calls from those of the page's own scripts. */
export interface Released {
  /**
   * @param script the element that runs
   * @param name its name on the call stack: its address, or the one from `nameInline`; `''` if it has none
   */
  add(tag: Tag, script: Element, name: string): void
  /** Returns what the released script that made a call was tagged with. */
  needOf(stack: string): readonly string[] | undefined
  /** Returns what each was tagged with. */
  needs(): (readonly string[])[]
}

export function createReleased(): Released {
  const byElement = new WeakMap<Element, readonly string[]>()
  const byName = new Map<string, readonly string[]>()
  const needs = new Set<readonly string[]>()
  return {
    add({ need }, script, name) {
      byElement.set(script, need)
      needs.add(need)
      if (name) byName.set(name, need)
    },
    needOf(stack) {
      for (const [name, need] of byName) if (stack.includes(name)) return need
      // Calls while the script runs, even if the engine shows no name (WebKit) or it could get none.
      const running = currentScript(document)
      return running ? byElement.get(running) : undefined
    },
    needs: () => [...needs],
  }
}
