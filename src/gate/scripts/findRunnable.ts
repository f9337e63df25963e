import {
  append,
  createElement,
  documentElement,
  getAttributeNames,
  head,
  remove,
  removeAttribute,
  setAttribute,
} from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'

/**
 * Returns the scripts that the browser would still run. A script that came through `innerHTML`, is a copy of one that
 * did, or ran before, never runs ("already started":
 * https://html.spec.whatwg.org/multipage/scripting.html#already-started), and no property shows it. But a copy inherits
 * that state, and with an empty `src` a copy that would run fires `error` instead, without a request.
 */
export async function findRunnable(elements: readonly Element[], trusted: Trusted): Promise<Set<Element>> {
  const runnable = new Set<Element>()
  // All of them at once: the page's own observers are then called once, not a thousand times.
  const probes = createElement(document, 'i')
  let empty = ''
  const probe = (script: HTMLScriptElement, onError: () => void): void => {
    script.onerror = onError
    setAttribute(script, 'src', empty)
    append(probes, script)
  }
  try {
    empty = trusted.createScriptURL('')
    await new Promise<void>((resolve) => {
      for (const element of elements) {
        const copy = element.cloneNode() as HTMLScriptElement
        for (const name of getAttributeNames(copy)) removeAttribute(copy, name)
        probe(copy, () => runnable.add(element))
      }
      // Events fire in this order, so this is the last.
      probe(createElement(document, 'script'), resolve)
      append(head(document) ?? documentElement(document), probes)
      remove(probes)
    })
    return runnable
  } catch {
    // Trusted Types without our policy: only trusted code can insert such markup there.
    return new Set(elements)
  }
}
