import { ownerOf } from '../../lib/capture'
import { after, createRange, currentScript, parentNode, querySelectorAll } from '../../lib/natives'
import { type Act, patch, takeOff } from '../../lib/patch'
import type { Trusted } from '../../lib/trusted'

/** What released scripts have written, kept until it can be inserted. */
export interface KeptWrites {
  /** Inserts what this script wrote right after it; returns the scripts in it, which have run or are loading. */
  flush(script: HTMLScriptElement): HTMLScriptElement[]
  undo(): void
}

/**
 * `document.write` from a script that the parser has passed already implies `document.open()`, which wipes the page
 * (https://html.spec.whatwg.org/multipage/dynamic-markup-insertion.html). So what a released script writes is inserted
 * after its tag, where the parser would have read it; scripts in it run too.
 *
 * @param released released scripts, each with what converts its markup; scripts in that markup are added
 */
export function keepWrites(released: WeakMap<Element, Trusted>): KeptWrites {
  const kept = new Map<Element, string>()
  const writer = (target: unknown): Element | null => {
    const script = currentScript(document)
    return target === document && script && released.has(script) ? script : null
  }
  const prototype = ownerOf(document, 'write')
  const keep =
    (end: string): Act =>
    (go, parts, _, self) => {
      const script = writer(self)
      if (!script) return go()
      kept.set(script, (kept.get(script) ?? '') + parts.join('') + end)
    }
  const undo = takeOff([
    patch(prototype, 'write', keep('')),
    patch(prototype, 'writeln', keep('\n')),
    patch(prototype, 'open', (go, _, __, self) => (writer(self) ? document : go())),
  ])

  return {
    flush(script) {
      const html = kept.get(script)
      const trusted = released.get(script)
      kept.delete(script)
      if (!html || !trusted || !parentNode(script)) return []
      const fragment = createRange(document).createContextualFragment(trusted.createHTML(html))
      const scripts = [...querySelectorAll<HTMLScriptElement>(fragment, 'script')]
      for (const inner of scripts) released.set(inner, trusted)
      after(script, fragment)
      return scripts
    },
    undo,
  }
}
