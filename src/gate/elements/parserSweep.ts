import { ownerOf } from '../../lib/capture'
import { hasMatch } from '../../lib/hasMatch'
import {
  adoptNode,
  contains,
  contentOf,
  createElement,
  firstElementChild,
  inertDocument,
  localName,
  matches,
  nodeType,
  observerClass,
  querySelectorAll,
  readyState,
  replaceWith,
} from '../../lib/natives'
import { type DocumentObserver, observeDocument } from '../../lib/observeDocument'
import { patch } from '../../lib/patch'
import { TAGS } from '../loading'
import type { GateContext, Installed } from '../types'
import type { Holder } from './hold'
import type { Judge } from './judge'
import { findMarkupShadows } from './markupShadows'

const TAGGED = '[data-consent]'
/**
 * A frame that waits, or will be given its address. A browser remembers the address of each frame that the parser has
 * inserted, and loads it when the visitor comes back to the page, whatever the attributes say by then
 * (https://html.spec.whatwg.org/multipage/browsing-the-web.html#nested-history). Not so for one that a script inserts.
 */
const WAITING = `iframe${TAGGED}:not([src]:not([src^=about]))`
/**
 * From this many changes at once, one query of the document costs less than one for each change. For fewer, its cost
 * would grow with the document.
 */
const MANY = 1000
const TREE = { childList: true, subtree: true }

/**
 * Holds what comes into the page through no method of a script: what the page's own parser inserts, and what stood in
 * templates and in other documents. The parser lets us look at a script before it runs
 * (https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incdata); anything else may have begun to load, and
 * is stopped.
 *
 * @param onTag called when an element has a tag of its author
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
    if (!passesAll() && isTagged(element)) onTag()
    const content = contentOf(element)
    if (content) {
      holdAll(content, String, true)
      // The rest of the content may come later: the parser pauses after each script in it.
      if (isLoading()) watch(inDocument, content)
    }
    // After parsing, a script here has run already, or another script made it.
    else if (localName(element) !== 'script' || isLoading()) hold(element, String, true)
    if ((isLoading() || !isKnown) && matches(element, WAITING)) replaceWith(element, element)
  }
  const search = (root: ParentNode, selector = loaders): void => {
    shadows.lookIn(root)
    querySelectorAll(root, selector).forEach(lookAt)
  }
  const watch = (observer: DocumentObserver | MutationObserver, root: ParentNode): void => {
    observer.observe(root, TREE)
    search(root)
  }
  /** Stops scripts that may wait for their files already. */
  const stopScripts = (root: ParentNode): void => {
    for (const script of querySelectorAll(root, 'script')) {
      const copy = script.cloneNode(true) as Element
      if (!hold(copy, String, true)) continue
      replaceWith(script, copy)
      // No browser runs a script in another document than the one it started in.
      adoptNode(inertDocument(), script)
    }
  }
  const watchShadow = (root: ShadowRoot): void => {
    if (watched.has(root)) return
    watched.add(root)
    roots.add(root)
    try {
      if (isLoading()) stopScripts(root)
      watch(inShadows, root)
      if (querySelectorAll(root, TAGGED)[0]) onShadowTag()
    } catch (error) {
      fail('failed', `${error}`)
    }
  }

  /** @param records without them, the whole document is searched */
  const lookAtAll = (records?: MutationRecord[], root?: Document): void => {
    const selector = passesAll() ? WAITING : loaders
    try {
      if (!records || (root && records.length > MANY && !isLoading())) {
        search(document, selector)
        return
      }
      // The parser's records of what is in an element follow that of the element, which has it all by now.
      let searched: Element | undefined
      for (const { addedNodes } of records)
        for (const node of addedNodes as NodeListOf<Element>) {
          if (nodeType(node) !== 1) continue
          shadows.lookAt(node)
          if (searched && contains(searched, node)) continue
          if (matches(node, selector)) lookAt(node)
          if (!firstElementChild(node)) continue
          searched = node
          search(node, selector)
        }
    } catch (error) {
      fail('failed', `${error}`)
    }
  }
  const isTag = (node: Node): boolean => hasMatch(node, TAGGED)
  const inDocument = observeDocument(
    TREE,
    (records) => lookAtAll(records, document),
    // While anything is refused, what brings an element past the guards must be stopped before it loads.
    () => !isLoading() && passesAll(),
  )
  const inShadows = new (observerClass())((records) => {
    lookAtAll(records)
    if (records.some(({ addedNodes }) => [...addedNodes].some(isTag))) onShadowTag()
  })
  const shadows = findMarkupShadows(watchShadow)
  watch(inDocument, document)

  const restore = patch(ownerOf(createElement(document, 'a'), 'attachShadow'), 'attachShadow', (go) => {
    const root = go()
    watchShadow(root as ShadowRoot)
    return root
  })

  return {
    update() {
      // Checks again what is inserted again; and, once the choice is known, what stood in the page before the SDK.
      seen = new WeakSet()
      if (!isKnown && !passesAll()) search(document)
      isKnown = true
    },
    undo() {
      inDocument.disconnect()
      inShadows.disconnect()
      shadows.undo()
      restore()
    },
  }
}
