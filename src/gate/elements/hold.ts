import type { Judgement } from '../../choice/judge'
import {
  contentOf,
  getAttribute,
  getAttributeNames,
  innerHTML,
  localName,
  namespaceURI,
  parentNode,
  querySelectorAll,
  removeAttribute,
  setAttribute,
  setTextContent,
  shadowRoot,
} from '../../lib/natives'
import { loadingName, waitingKind } from '../loading'
import type { GateContext } from '../types'
import type { Judge } from './judge'

export interface Holder {
  /** Tags an element with the service that it waits for, unless its author tagged it. */
  tag(element: Element, name: string, refused: Judgement): void
  /**
   * Moves refused attributes of an element to `data-…`, as the author of a tag would. Returns whether there were any.
   *
   * @param isInPage whether it may have begun to load
   */
  hold(element: Element, stack: () => string, isInPage?: boolean): boolean
  /**
   * Holds what is refused in a tree outside of the page. Returns whether there was anything.
   *
   * @param runs whether its scripts will run; the parser has marked others as started
   */
  holdAll(root: ParentNode, stack: () => string, runs?: boolean): boolean
  /** The same for a tree that was parsed from markup, in which the content of `noscript` may be elements. */
  holdParsed(root: ParentNode, stack: () => string, runs?: boolean): boolean
}

export function createHolder({ heldByGate, fail }: GateContext, { refusal, isTagged, isHeldByTag }: Judge): Holder {
  const holder: Holder = {
    tag(element, name, { service }) {
      // A refused ping is lost, like a beacon. It needs no tag: nothing waits for it.
      if (name === 'ping' || !service || isTagged(element)) return
      setAttribute(element, 'data-consent', service)
      heldByGate.add(element)
    },

    hold(element, stack, isInPage) {
      const type = localName(element)
      const isScript = type === 'script'
      let found = isScript && isHeldByTag(element) && !/plain|json|template/.test(`${getAttribute(element, 'type')}`)
      let isOpen = found
      for (const attribute of getAttributeNames(element)) {
        const value = `${getAttribute(element, attribute)}`
        const name = `${loadingName(type, attribute)}`
        const refused = refusal(element, attribute, value, stack)
        // Next to another address that is held, this one is the stand-in that the author shows meanwhile.
        if (!refused || (!refused.service && ![null, value].includes(getAttribute(element, `data-${name}`)))) continue
        found = true
        isOpen ||= !refused.service
        holder.tag(element, name, refused)
        // The new type below is enough: the parser reads it only after this.
        if (isScript && isInPage) continue
        setAttribute(element, `data-${name}`, value)
        // Removing the address does not stop a frame.
        if (isInPage && name === 'src' && waitingKind(type) === 'frame') setAttribute(element, name, 'about:blank')
        else removeAttribute(element, attribute)
      }
      // Without the SDK, this tag would not have held the element.
      if (isOpen) fail('tag-open', `<${type} data-consent="${getAttribute(element, 'data-consent')}">`)
      if (isScript && found) {
        const given = getAttribute(element, 'type')
        if (given) setAttribute(element, 'data-type', given)
        setAttribute(element, 'type', 'text/plain')
      }
      return found
    },

    holdAll(root, stack, runs) {
      let found = false
      for (const element of querySelectorAll(root, '*')) {
        const inner = contentOf(element) ?? shadowRoot(element)
        if (inner && holder.holdAll(inner, stack, runs)) found = true
        // In a feed, a `link` is data: no browser loads it.
        if (!/xhtml|svg/.test(`${namespaceURI(element)}`)) continue
        if ((runs || localName(element) !== 'script') && holder.hold(element, stack)) found = true
      }
      return found
    },

    holdParsed(root, stack, runs) {
      // Where scripts run, the content of `noscript` is text.
      for (const child of querySelectorAll(root, 'noscript>:first-child')) {
        const noscript = parentNode(child) as Element
        setTextContent(noscript, innerHTML(noscript))
      }
      return holder.holdAll(root, stack, runs)
    },
  }
  return holder
}
