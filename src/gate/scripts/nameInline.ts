import { childNodes, replaceChildren } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'

let count = 0

/**
 * Gives an inline script a name on the call stack, by which Chromium and Firefox know it also when it goes on later: the
 * one in `//# sourceURL=` (https://tc39.es/ecma426/#linking-inline). WebKit shows it to its inspector alone.
 *
 * @returns the name as it stands there, and what puts the author's own text nodes back
 */
export function nameInline(element: HTMLScriptElement, trusted: Trusted): [name: string, undo: () => void] {
  const name = `interact-consent-tag-${count++}`
  const { text } = element
  const nodes = [...childNodes(element)]
  // Firefox would put the new text into the author's own node.
  replaceChildren(element)
  element.text = trusted.createScript(`${text}\n//# sourceURL=${name}`)
  return [`${name}:`, () => replaceChildren(element, ...nodes)]
}
