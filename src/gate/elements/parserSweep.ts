import {
  contentOf,
  localName,
  matches,
  nodeType,
  observerClass,
  querySelectorAll,
  readyState,
  shadowRoot,
} from '../../lib/natives'
import { TAGS } from '../loading'
import type { GateContext, Installed } from '../types'
import type { Holder } from './hold'
import type { Judge } from './judge'

/** From so many changes at once on, one question to the document costs less than one for each. */
const MANY = 50

/**
 * Holds what comes into the page by no method of a script: what the page's own parser puts in, what stood in templates and
 * in other documents. A script in the page's markup has not begun when it is seen, as the parser lets us look first
 * (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incdata); what else loads is stopped.
 *
 * @param onTag is called where an element bears a tag of its author
 */
export function startParserSweep(
  { passesAll, fail }: GateContext,
  { isTagged }: Judge,
  { hold, holdAll }: Holder,
  onTag: () => void,
): Required<Pick<Installed, 'update' | 'undo'>> {
  const loaders = `${TAGS.split('|')},template,[ping],[data-consent]`
  let seen = new WeakSet<Element>()
  let isKnown = false
  const roots = new Set<ParentNode>()

  const isLoading = (): boolean => readyState(document) === 'loading'
  const lookAt = (element: Element): void => {
    if (seen.has(element)) return
    seen.add(element)
    if (isTagged(element)) onTag()
    const content = contentOf(element)
    if (content) holdAll(content, String, true)
    // A script that comes later has run, or another one made it.
    else if (localName(element) !== 'script' || isLoading()) hold(element, String, true)
  }
  const sweep = (root: ParentNode): void => querySelectorAll(root, loaders).forEach(lookAt)
  const watch = (root: ParentNode): void => {
    if (roots.has(root)) return
    roots.add(root)
    observer.observe(root, { childList: true, subtree: true })
    sweep(root)
  }

  const observer = new (observerClass())((records) => {
    if (passesAll()) return
    const isMany = records.length > MANY
    try {
      if (isMany) roots.forEach(sweep)
      if (isMany && !isLoading()) return
      for (const { addedNodes } of records)
        for (const node of addedNodes as NodeListOf<Element>) {
          if (nodeType(node) !== 1) continue
          // One that stands in markup tells nobody of what the parser puts into it.
          const shadow = shadowRoot(node)
          if (shadow) watch(shadow)
          if (isMany) continue
          if (matches(node, loaders)) lookAt(node)
          sweep(node)
        }
    } catch (error) {
      fail('failed', `${error}`)
    }
  })
  watch(document)

  return {
    update() {
      // What comes into the page again is looked at again; what stood there before us, now that the choice is known.
      seen = new WeakSet()
      if (!isKnown && !passesAll()) sweep(document)
      isKnown = true
    },
    undo: () => observer.disconnect(),
  }
}
