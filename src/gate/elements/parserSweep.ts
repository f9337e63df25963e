import {
  contentOf,
  createElement,
  firstElementChild,
  localName,
  matches,
  nodeType,
  observerClass,
  ownerOf,
  querySelector,
  querySelectorAll,
  readyState,
  shadowRoot,
} from '../../lib/natives'
import { patch } from '../../lib/patch'
import { TAGS } from '../loading'
import type { GateContext, Installed } from '../types'
import type { Holder } from './hold'
import type { Judge } from './judge'

const TAGGED = '[data-consent]'
/**
 * From so many changes at once on, one question to the document costs less than one for each; for fewer, it would take the
 * longer the larger the document grows.
 */
const MANY = 1000

/**
 * Holds what comes into the page by no method of a script: what the page's own parser puts in, what stood in templates and
 * in other documents. A script in the page's markup has not begun when it is seen, as the parser lets us look first
 * (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incdata); what else loads is stopped.
 *
 * @param onTag is called where an element bears a tag of its author
 */
export function startParserSweep(
  { passesAll, fail, roots, onShadowTag }: GateContext,
  { isTagged }: Judge,
  { hold, holdAll }: Holder,
  onTag: () => void,
): Required<Pick<Installed, 'update' | 'undo'>> {
  const loaders = `${TAGS.split('|')},template,[ping],${TAGGED}`
  let seen = new WeakSet<Element>()
  let isKnown = false
  const watched = new WeakSet<ParentNode>()

  const isLoading = (): boolean => readyState(document) === 'loading'
  const lookAt = (element: Element): void => {
    if (seen.has(element)) return
    seen.add(element)
    if (isTagged(element)) onTag()
    const content = contentOf(element)
    if (content) {
      holdAll(content, String, true)
      // At the end of each script in it the parser lets others run, with the rest still to come.
      if (isLoading()) watch(inDocument, content)
    }
    // A script that comes later has run, or another one made it.
    else if (localName(element) !== 'script' || isLoading()) hold(element, String, true)
  }
  const sweep = (root: ParentNode): void => querySelectorAll(root, loaders).forEach(lookAt)
  const watch = (observer: MutationObserver, root: ParentNode): void => {
    observer.observe(root, { childList: true, subtree: true })
    sweep(root)
  }
  const watchShadow = (root: ShadowRoot): void => {
    if (watched.has(root)) return
    watched.add(root)
    roots.add(root)
    watch(inShadows, root)
    if (querySelectorAll(root, TAGGED)[0]) onShadowTag()
  }

  const lookAtAll = (records: MutationRecord[], root?: Document): void => {
    const passes = passesAll()
    try {
      if (root && records.length > MANY && !isLoading()) {
        if (!passes) sweep(root)
        return
      }
      for (const { addedNodes } of records)
        for (const node of addedNodes as NodeListOf<Element>) {
          if (nodeType(node) !== 1) continue
          // One that stands in markup tells nobody of what the parser puts into it.
          const shadow = shadowRoot(node)
          if (shadow) watchShadow(shadow)
          if (passes) continue
          if (matches(node, loaders)) lookAt(node)
          if (firstElementChild(node)) sweep(node)
        }
    } catch (error) {
      fail('failed', `${error}`)
    }
  }
  const isTag = (node: Node): boolean =>
    nodeType(node) === 1 && (matches(node, TAGGED) || !!querySelector(node, TAGGED))
  const inDocument = new (observerClass())((records) => lookAtAll(records, document))
  const inShadows = new (observerClass())((records) => {
    lookAtAll(records)
    if (records.some(({ addedNodes }) => [...addedNodes].some(isTag))) onShadowTag()
  })
  watch(inDocument, document)

  const restore = patch(ownerOf(createElement(document, 'a'), 'attachShadow'), 'attachShadow', (go) => {
    const root = go()
    watchShadow(root as ShadowRoot)
    return root
  })

  return {
    update() {
      // What comes into the page again is looked at again; what stood there before us, now that the choice is known.
      seen = new WeakSet()
      if (!isKnown && !passesAll()) sweep(document)
      isKnown = true
    },
    undo() {
      inDocument.disconnect()
      inShadows.disconnect()
      restore()
    },
  }
}
