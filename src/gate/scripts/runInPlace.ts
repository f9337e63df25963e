import { getAttribute, insertBefore, parentNode, removeAttribute, setAttribute } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'
import type { Tag } from './readTag'

/** Gives an attribute another value for a while; the undo puts back what was there, in its place among the others. */
function lend(element: Element, name: string, value: string): () => void {
  const before = getAttribute(element, name)
  setAttribute(element, name, value)
  return () => {
    if (before === null) removeAttribute(element, name)
    else setAttribute(element, name, before)
  }
}

/**
 * Lets a held script run in its own element: with its true type it is run when it comes into the page once more
 * (https://html.spec.whatwg.org/multipage/scripting.html#script-processing-model), and never again. Its text and `src`
 * are not touched, so the browser itself judges by its Content-Security-Policy and by Trusted Types whether the page
 * trusts them; a text node that is added for a moment would start it too, but Firefox takes the text for a script's own
 * then.
 *
 * @param trusted what an address under `data-src` passes through, which the browser has not judged
 * @param onReady called when it has its address, right before it runs
 * @returns puts the author's markup back, to the letter
 */
export function runInPlace(
  { element, src, type, isModule, isData }: Tag,
  trusted: Trusted,
  onReady: () => void = () => {},
): () => void {
  const undo: (() => void)[] = []
  if (src !== null && getAttribute(element, 'src') === null)
    undo.push(lend(element, 'src', trusted.createScriptURL(src)))
  undo.push(lend(element, 'type', type))
  // The browser runs inline modules one after another, unless they are async.
  if (isModule && src === null && getAttribute(element, 'async') === null) element.async = false
  onReady()
  const parent = parentNode(element)
  if (parent && !isData) insertBefore(parent, element, element.nextSibling)
  return () => {
    for (const put of undo) put()
  }
}
