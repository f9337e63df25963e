import { append, createElement, getAttribute, head, remove, resolveAddress, setAttribute } from '../../lib/natives'
import { plain, type Trusted } from '../../lib/trusted'
import type { GateContext } from '../types'
import type { Tag } from './readTag'

/**
 * Whether injected markup can run code here anyway, because no Content-Security-Policy forbids inline code. A page
 * cannot read its policy, so this tries a handler on an element outside of the page. If the policy forbids it, that
 * causes one violation report.
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
 * Whether the browser runs an inline script that we insert, whatever its text: with no policy against it, and under
 * `'strict-dynamic'` in Chromium and WebKit. Otherwise it judges by the text's hash, and this test causes one violation
 * report.
 */
function doesTextRun(trusted: Trusted): boolean {
  const script = createElement(document, 'script')
  try {
    script.text = trusted.createScript('document.currentScript.title=1')
    append(head(document), script)
    remove(script)
  } catch {
    // Trusted Types without our policy.
  }
  return !!script.title
}

/** Whether a script accepts a text: a page that requires Trusted Types accepts no plain string. */
function isTextTaken(trusted: Trusted): boolean {
  try {
    createElement(document, 'script').text = trusted.createScript(';')
    return true
  } catch {
    return false
  }
}

/**
 * Whether a tag has the start of another among its attributes: injected markup that was left open takes the nonce of the
 * tag behind it along (https://www.w3.org/TR/CSP3/#is-element-nonceable).
 */
const isLeftOpen = (tag: Element): boolean => /.(<|&lt;)(script|style)/is.test((tag.cloneNode() as Element).outerHTML)

/** Keeps the first answer. */
function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}

/** What may be done with a tag. */
export interface Origin {
  /** Converts its strings: by our Trusted Types policy, or not at all. */
  trusted: Trusted
  /**
   * How its text may be changed: by one more text node, which starts it; by the policy for Trusted Types; or not at all,
   * as a hash or Trusted Types bind it.
   */
  text: 'added' | 'set' | 'bound'
}

/**
 * Makes sure that a tag does not circumvent the page's own policy: who can inject markup must not get a script to run
 * that the browser would refuse them. If our own tag has a nonce, the tagged script needs it too. If it has none,
 * `'strict-dynamic'` lets us start anything that a tag names; so only addresses on hosts that the site itself has named
 * are accepted (`integrity` proves nothing: who writes the tag writes the hash), and no inline script.
 *
 * @returns checks a tag, told whether a service declares its host; throws if the tag must stay held
 */
export function createOriginCheck({ nonce, trusted, isOwnHost }: GateContext) {
  const markupRuns = once(() => doesMarkupRun(trusted))
  const textRuns = once(() => doesTextRun(trusted))
  const takesTrusted = once(() => isTextTaken(trusted))
  const takesPlain = once(() => isTextTaken(plain))

  const isKnown = (src: string): boolean => {
    const { hostname } = resolveAddress(src)
    return !!hostname && isOwnHost(hostname)
  }
  return ({ element, src }: Tag, isDeclared: boolean): Origin => {
    const isInline = src === null
    if (nonce) {
      if (element.nonce !== nonce || isLeftOpen(element)) throw new Error('it does not bear the nonce of the page')
      // To ask whether it takes a plain text would be reported as a violation.
      return { trusted, text: isInline && takesTrusted() ? 'set' : 'bound' }
    }
    // Nothing shows who wrote it. So its strings do not become Trusted Types.
    if (isInline) {
      const isFree = textRuns()
      if (isFree && !markupRuns()) throw new Error('it bears no nonce, and neither does our own tag')
      return { trusted: plain, text: isFree && takesPlain() ? 'added' : 'bound' }
    }
    if (!isDeclared && !isKnown(src) && !markupRuns())
      throw new Error('no service declares its host, and our own tag bears no nonce')
    if (getAttribute(element, 'src') === null) setAttribute(createElement(document, 'script'), 'src', src)
    return { trusted: plain, text: 'bound' }
  }
}
