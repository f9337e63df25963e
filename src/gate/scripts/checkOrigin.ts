import { createElement, resolveAddress, setAttribute } from '../../lib/natives'
import { plain, type Trusted } from '../../lib/trusted'
import type { GateContext } from '../types'
import type { Tag } from './readTag'

/**
 * Whether markup that somebody injects runs here anyway, because the page has no Content-Security-Policy that keeps
 * inline code out. A page cannot read its policy; a handler on an element that stands nowhere shows it, at the price of
 * one violation report where the answer is no.
 */
function doesMarkupRun(trusted: Trusted): boolean {
  const element = createElement(document, 'i')
  try {
    setAttribute(element, 'onclick', trusted.createScript('this.title=1'))
    element.click()
  } catch {
    // Trusted Types without our policy.
  }
  return !!element.title
}

/**
 * Makes sure that a tag is no way round the page's own policy: whoever can inject markup must not get a script by it
 * that the browser would refuse them. Where our own tag bears a nonce, so must the tagged script. Where there is none,
 * `'strict-dynamic'` lets us start whatever address a tag names, so only hosts that the site itself has named will do
 * (`integrity` would not: who writes the tag writes the hash). The browser judges inline scripts itself.
 *
 * @returns asks about a tag and whether a service declares its host; answers what its strings may pass through, and
 * throws where it must stay held
 */
export function createOriginCheck({ nonce, trusted, isOwnHost }: GateContext) {
  let markupRuns: boolean | undefined
  return ({ element, src }: Tag, isDeclared: boolean): Trusted => {
    if (nonce) {
      if (element.nonce === nonce) return trusted
      throw new Error('it does not bear the nonce of the page')
    }
    if (src !== null && !isDeclared) {
      const { hostname } = resolveAddress(src)
      const isOwn = hostname && isOwnHost(hostname)
      if (!isOwn) markupRuns ??= doesMarkupRun(trusted)
      if (!isOwn && !markupRuns) throw new Error('no service declares its host, and our own tag has no nonce')
    }
    // Nothing shows who wrote it: where Trusted Types are asked for, it stays a string.
    return plain
  }
}
