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
 * Finds those that the browser still runs. One that came by `innerHTML`, is a copy of one that did, or ran before, never
 * does ("already started": https://html.spec.whatwg.org/multipage/scripting.html#already-started), and nothing shows it.
 * But a copy takes that along, and with an empty `src` those that would run fire `error` instead, without a request.
 */
export async function findRunnable(elements: readonly Element[], trusted: Trusted): Promise<Set<Element>> {
  const runnable = new Set<Element>()
  const place = head(document) ?? documentElement(document)
  const start = (script: HTMLScriptElement, onError: () => void): void => {
    script.onerror = onError
    setAttribute(script, 'src', trusted.createScriptURL(''))
    append(place, script)
    remove(script)
  }
  try {
    await new Promise<void>((resolve) => {
      for (const element of elements) {
        const copy = element.cloneNode() as HTMLScriptElement
        for (const name of getAttributeNames(copy)) removeAttribute(copy, name)
        start(copy, () => runnable.add(element))
      }
      // The events come in this order.
      start(createElement(document, 'script'), resolve)
    })
    return runnable
  } catch {
    // Trusted Types without our policy: nobody can write such markup there without being trusted.
    return new Set(elements)
  }
}
