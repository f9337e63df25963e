import type { Judgement } from '../../choice/judge'
import {
  contentOf,
  getAttribute,
  getAttributeNames,
  hasAttribute,
  localName,
  querySelectorAll,
  removeAttribute,
  setAttribute,
  shadowRoot,
} from '../../lib/natives'
import { loadingName, waitingKind } from '../loading'
import type { GateContext } from '../types'
import type { Judge } from './judge'

export interface Holder {
  /** Tags an element with the service that it waits for, unless its author has tagged it. */
  tag(element: Element, name: string, refused: Judgement): void
  /**
   * Keeps what is refused to an element under `data-…`, as the author of a tag would. Tells whether anything was.
   *
   * @param isInPage whether it may have begun to load
   */
  hold(element: Element, stack: () => string, isInPage?: boolean): boolean
  /** Holds all in a tree that is not in the page. @param runs whether its scripts will; the parser has marked others */
  holdAll(root: ParentNode, stack: () => string, runs?: boolean): boolean
}

export function createHolder({ heldByGate, fail }: GateContext, { refusal, isTagged, isHeldByTag }: Judge): Holder {
  const holder: Holder = {
    tag(element, name, { service }) {
      // What a ping would tell is lost, as a beacon's is: nothing is missing without it, and nobody waits for it.
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
        // Beside what waits stands what its author shows meanwhile.
        if (!refused || (!refused.service && hasAttribute(element, `data-${name}`))) continue
        found = true
        isOpen ||= !refused.service
        holder.tag(element, name, refused)
        // The parser asks its type only after us.
        if (isScript && isInPage) continue
        setAttribute(element, `data-${name}`, value)
        // Taking its address away stops no frame.
        if (isInPage && name === 'src' && waitingKind(type) === 'frame') setAttribute(element, name, 'about:blank')
        else removeAttribute(element, attribute)
      }
      // A tag that would not have held it, were it not for us.
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
        if ((runs || localName(element) !== 'script') && holder.hold(element, stack)) found = true
      }
      return found
    },
  }
  return holder
}
