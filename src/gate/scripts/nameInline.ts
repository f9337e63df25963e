import { append, childNodes, replaceChildren } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'
import { insertAgain } from './runInPlace'

let count = 0

/** An inline script that has a name while it runs. */
export interface Named {
  /** As it appears on the call stack. */
  name: string
  /** Runs the script, once it has its true type. */
  start(): void
  /** Restores the author's text nodes. */
  putBack(): void
}

/**
 * Gives an inline script a name on the call stack, by `//# sourceURL=` (https://tc39.es/ecma426/#linking-inline).
 * Chromium and Firefox also show it in the calls that the script makes later. WebKit shows it in its inspector only.
 *
 * @param isAdded whether the line may be a text node of its own: the browser then runs the script when it is added
 *   (https://html.spec.whatwg.org/multipage/scripting.html#script-processing-model), and nothing moves in the page
 */
export function nameInline(element: HTMLScriptElement, trusted: Trusted, isAdded: boolean): Named {
  const name = `interact-consent-tag-${count++}`
  const line = `\n//# sourceURL=${name}`
  const nodes = [...childNodes(element)]
  let start = (): void => append(element, line)
  if (!isAdded) {
    const { text } = element
    // Firefox would write the new text into the author's own node.
    replaceChildren(element)
    element.text = trusted.createScript(text + line)
    start = () => insertAgain(element)
  }
  return { name: `${name}:`, start, putBack: () => replaceChildren(element, ...nodes) }
}
