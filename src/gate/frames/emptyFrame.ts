import { isBlankFrame } from '../../lib/blankFrame'
import type { Address } from '../../lib/natives'

/** Keeps the `sandbox` of a waiting frame. An attribute, so that a copy of the frame has it too. */
const ASIDE = 'data-sandbox'

/**
 * Whether a frame still shows the document that it began with. Its first address replaces that one in the session
 * history (https://html.spec.whatwg.org/multipage/nav-history-apis.html#dom-navigation-currententry).
 */
function isNew(frame: Element): boolean {
  try {
    return (frame as HTMLIFrameElement).contentWindow?.navigation.currentEntry === null
  } catch {
    // A `sandbox` gives it an origin of its own; or the browser has no Navigation API.
    return false
  }
}

/**
 * Gives a frame that shows nothing other attributes, without an entry in the session history. It stays in the page if it
 * can: libraries that size a frame remove it for good once they see it go (iframe-resizer).
 */
export function refill(frame: Element, change: () => void): void {
  if (isNew(frame)) change()
  else renew(frame, change)
}

/**
 * Changes a frame while it is out of the page. When it is put back it loads with its new attributes, and adds no entry
 * to the session history.
 */
export function renew(frame: Element, change: () => void): void {
  const { parentNode, nextSibling } = frame
  frame.remove()
  try {
    change()
  } finally {
    parentNode?.insertBefore(frame, nextSibling)
  }
}

/**
 * Firefox 153 no longer counts a frame as new once the fragment of its empty address has changed, and nothing shows that:
 * `currentEntry` stays `null`. A frame that came into the page with the fragment is new to it.
 */
const isFirefox = (): boolean => 'mozInnerScreenX' in window

/**
 * Returns the address of a waiting frame. It loads nothing, but scripts that look for videos by their address still
 * find it (FitVids: `iframe[src*="youtube.com"]`).
 */
const markOf = ({ host, pathname }: Address): string => (host ? `about:blank#${host}${pathname}` : 'about:blank')

/**
 * Makes sure that a waiting frame has an empty document of the page's own origin, in which a placeholder can stand. A
 * `sandbox` is taken off, as it would give the document an origin of its own.
 *
 * @param isFirst whether it has just begun to wait
 */
export function keepEmpty(frame: Element, [address]: readonly Address[], isFirst: boolean): void {
  if (!isBlankFrame(frame)) return
  const sandbox = frame.getAttribute('sandbox')
  const mark = address ? markOf(address) : null
  const isMarked = frame.getAttribute('src') === mark
  if (isFirst ? isMarked && sandbox === null : sandbox === null || frame.contentDocument) return
  const give = sandbox === null && !isFirefox() ? refill : renew
  give(frame, () => {
    if (mark) frame.setAttribute('src', mark)
    if (sandbox === null) return
    frame.setAttribute(ASIDE, sandbox)
    frame.removeAttribute('sandbox')
  })
}

/** Restores the `sandbox`. Call it before the frame gets its address. */
export function putSandboxBack(frame: Element): void {
  const sandbox = frame.getAttribute(ASIDE)
  if (sandbox !== null && !frame.hasAttribute('sandbox')) frame.setAttribute('sandbox', sandbox)
  frame.removeAttribute(ASIDE)
}

/** Restores a frame to what its author wrote. */
export function forgetEmpty(frame: Element): void {
  if (!isBlankFrame(frame)) return
  refill(frame, () => {
    putSandboxBack(frame)
    if (frame.getAttribute('src')?.includes('#')) frame.removeAttribute('src')
  })
}
