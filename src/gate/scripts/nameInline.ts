import { childNodes, replaceChildren } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'

let count = 0

/**
 * Gives an inline script a name on the call stack, by `//# sourceURL=` (https://tc39.es/ecma426/#linking-inline).
 * Chromium and Firefox also show it in the calls that the script makes later. WebKit shows it in its inspector only.
 *
 * @returns the name as it appears on the stack, and an undo that restores the author's text nodes
 */
export function nameInline(element: HTMLScriptElement, trusted: Trusted): [name: string, undo: () => void] {
  const name = `interact-consent-tag-${count++}`
  const { text } = element
  const nodes = [...childNodes(element)]
  // Firefox would write the new text into the author's own node.
  replaceChildren(element)
  element.text = trusted.createScript(`${text}\n//# sourceURL=${name}`)
  return [`${name}:`, () => replaceChildren(element, ...nodes)]
}
