import { append, createElement, getAttribute, head, remove, resolveAddress, setAttribute } from '../../lib/natives'
import { plain, type Trusted } from '../../lib/trusted'
import type { GateContext } from '../types'
import type { Tag } from './readTag'

/**
 * Whether markup that somebody injects runs here anyway, because no Content-Security-Policy keeps inline code out. A page
 * cannot read its policy; a handler on an element that stands nowhere shows it, at the price of one violation report
 * where the answer is no.
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
 * Whether the browser runs an inline script that we put in, whatever its text: where no policy keeps it out, and under
 * `'strict-dynamic'` in Chromium and WebKit. Otherwise it judges by the text's hash, and one report tells of this one.
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

/** Whether a script takes a text; not where the page asks for Trusted Types, and the text is none. */
function isTextTaken(trusted: Trusted): boolean {
  try {
    createElement(document, 'script').text = trusted.createScript(';')
    return true
  } catch {
    return false
  }
}

/** Asks once. */
function once(ask: () => boolean): () => boolean {
  let answer: boolean | undefined
  return () => {
    answer ??= ask()
    return answer
  }
}

/** What may be done with a tag. */
export interface Origin {
  /** What its strings pass through. */
  trusted: Trusted
  /** Whether its text may be another one, as neither a hash nor Trusted Types hold it to what it is. */
  isTextFree: boolean
}

/**
 * Makes sure that a tag is no way round the page's own policy: whoever can inject markup must not get a script by it
 * that the browser would refuse them. Where our own tag bears a nonce, so must the tagged script. Where it bears none,
 * `'strict-dynamic'` lets us start whatever a tag names, so only addresses on hosts that the site itself has named will
 * do (`integrity` would not: who writes the tag writes the hash), and no inline script.
 *
 * @returns asks about a tag and whether a service declares its host; throws where it must stay held
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
      if (element.nonce !== nonce) throw new Error('it does not bear the nonce of the page')
      return { trusted, isTextFree: isInline && takesTrusted() }
    }
    // Nothing shows who wrote it: where Trusted Types are asked for, its strings stay strings.
    if (isInline) {
      const isTextFree = textRuns()
      if (isTextFree && !markupRuns()) throw new Error('it bears no nonce, and neither does our own tag')
      return { trusted: plain, isTextFree: isTextFree && takesPlain() }
    }
    if (!isDeclared && !isKnown(src) && !markupRuns())
      throw new Error('no service declares its host, and our own tag bears no nonce')
    if (getAttribute(element, 'src') === null) setAttribute(createElement(document, 'script'), 'src', src)
    return { trusted: plain, isTextFree: false }
  }
}
