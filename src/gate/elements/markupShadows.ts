import {
  clearTimeout,
  nodeType,
  parentNode,
  querySelectorAll,
  readyState,
  setTimeout,
  shadowRoot,
} from '../../lib/natives'

/** Finds the shadow roots that markup has made: nothing calls `attachShadow` for them, and no record tells of them. */
export interface MarkupShadows {
  /** Looks at an element that has come into the page. */
  lookAt(element: Element): void
  /** Looks at all elements in a tree. */
  lookIn(root: ParentNode): void
  undo(): void
}

/** The longest time between two looks while the parser brings nothing, in milliseconds. */
const LONGEST = 64

/** @param found called with a root each time that it is seen */
export function findMarkupShadows(found: (root: ShadowRoot) => void): MarkupShadows {
  /**
   * The element that came last. It and those around it may get a shadow root yet: where the parser pauses behind the
   * start tag of a host, the record comes before the root does, and none after it.
   */
  let latest: Element | null = null
  let isParsed = false
  let delay = 0
  const look = (element: Element): void => {
    const shadow = shadowRoot(element)
    if (shadow) found(shadow)
  }
  const lookIn = (root: ParentNode): void => querySelectorAll(root, '*').forEach(look)
  const followParser = (): void => {
    for (let at = latest; at && nodeType(at) === 1; at = parentNode(at) as Element | null) look(at)
    if (readyState(document) === 'loading') {
      timer = setTimeout(followParser, delay)
      delay = Math.min(2 * delay + 1, LONGEST)
      return
    }
    isParsed = true
    latest = null
    lookIn(document)
  }
  let timer = setTimeout(followParser)

  return {
    lookAt(element) {
      if (!isParsed) {
        latest = element
        delay = 0
      }
      look(element)
    },
    lookIn,
    undo: () => clearTimeout(timer),
  }
}
