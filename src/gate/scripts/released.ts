import { currentScript } from '../../lib/natives'
import type { Tag } from './readTag'

/** What was let go by a tag, and how its later calls are told from those of the page's own scripts. */
export interface Released {
  /**
   * @param script the element that runs
   * @param name by which the call stack knows it: its address, or the name that we gave it; `''` where it has none
   */
  add(tag: Tag, script: Element, name: string): void
  /** What the released script that called was tagged with. */
  needOf(stack: string): readonly string[] | undefined
  /** What each was tagged with. */
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
      // What it does at once, also where the engine tells no name (WebKit) or none could be given.
      const running = currentScript(document)
      return running ? byElement.get(running) : undefined
    },
    needs: () => [...needs],
  }
}
