import { getAttribute, insertBefore, parentNode, removeAttribute, setAttribute } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'
import type { Tag } from './readTag'

/**
 * Gives an attribute another value for a while. Returns an undo that restores the value and its place among the others.
 */
function lend(element: Element, name: string, value: string): () => void {
  const before = getAttribute(element, name)
  setAttribute(element, name, value)
  return () => {
    if (before === null) removeAttribute(element, name)
    else setAttribute(element, name, before)
  }
}

/** With its true type, a held script runs when it is inserted once more. */
export function insertAgain(element: Element): void {
  const parent = parentNode(element)
  if (parent) insertBefore(parent, element, element.nextSibling)
}

/**
 * Runs a held script in its own element, once and never again
 * (https://html.spec.whatwg.org/multipage/scripting.html#script-processing-model). Its text and `src` are not touched
 * here, so the browser itself checks them against its Content-Security-Policy and Trusted Types.
 *
 * @param trusted converts an address under `data-src`, which the browser has not checked
 * @param onReady called when it has its address, right before it runs
 * @param start runs it. Adding a text node for a moment would do for any script, but Firefox then counts the text as
 *   written by a script.
 * @returns an undo that restores the author's markup exactly
 */
export function runInPlace(
  { element, src, type, isModule, isData }: Tag,
  trusted: Trusted,
  onReady: () => void = () => {},
  start: () => void = () => insertAgain(element),
): () => void {
  const undo: (() => void)[] = []
  if (src !== null && getAttribute(element, 'src') === null)
    undo.push(lend(element, 'src', trusted.createScriptURL(src)))
  undo.push(lend(element, 'type', type))
  // Browsers run inline modules in order, unless they are async.
  if (isModule && src === null && getAttribute(element, 'async') === null) element.async = false
  onReady()
  if (!isData) start()
  return () => {
    for (const put of undo) put()
  }
}
