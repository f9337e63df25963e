import { contentOf, getAttribute, innerHTML, isTrusted, querySelectorAll, setInnerHTML } from '../../lib/natives'
import type { Trusted } from '../../lib/trusted'
import type { Holder } from './hold'

type Stack = () => string

/** Markup that is written out may be read otherwise: it is read again at most so many times. */
const ROUNDS = 9

/**
 * Returns a function that holds what is refused in the closed shadow roots that markup declares, and returns the markup:
 * once such a root is made, nobody can look into it. Markup that never comes to an end becomes `''`.
 */
export function createClosedRootCleaner(
  trusted: Trusted,
  holdAll: Holder['holdAll'],
): (given: unknown, plain: Element, stack: Stack) => unknown {
  const holdClosed = (root: ParentNode, stack: Stack): boolean => {
    let found = false
    for (const template of querySelectorAll(root, 'template')) {
      const content = contentOf(template)
      const isClosed = /^closed$/i.test(`${getAttribute(template, 'shadowrootmode')}`)
      if (content && (isClosed ? holdAll : holdClosed)(content, stack)) found = true
    }
    return found
  }

  /** @param plain an element that parses the markup without making shadow roots */
  return (given, plain, stack) => {
    let text = `${given}`
    if (!/shadowrootmode/i.test(text)) return given
    for (let round = 0; round < ROUNDS; round++) {
      setInnerHTML(plain, trusted.createHTML(text))
      if (!holdClosed(contentOf(plain) ?? plain, stack)) {
        if (!round) return given
        return isTrusted(given) ? trusted.createHTML(text) : text
      }
      text = (/^\s*<!doctype/i.test(text) ? '<!doctype html>' : '') + innerHTML(plain)
    }
    return ''
  }
}
