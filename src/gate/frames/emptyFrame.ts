import { isBlankFrame } from '../../lib/blankFrame'
import type { Address } from '../../lib/natives'

/** Where the `sandbox` of a frame stands while it waits: a copy that the page makes of it has it too. */
const ASIDE = 'data-sandbox'

/**
 * Changes a frame while it is in no page. Once it is back it begins with what it has then, and leaves no step in the
 * session's history.
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
 * What a frame has for an address while it waits: it loads nothing, and is known to whoever looks for videos by the
 * address (FitVids and its like: `iframe[src*="youtube.com"]`).
 */
const markOf = ({ host, pathname }: Address): string => (host ? `about:blank#${host}${pathname}` : 'about:blank')

/**
 * Makes sure that the document of a frame that waits is an empty one of the page's own origin, where a placeholder can
 * stand: a `sandbox` would give it an origin of its own.
 *
 * @param isFirst it has just begun to wait
 */
export function keepEmpty(frame: Element, [address]: readonly Address[], isFirst: boolean): void {
  if (!isBlankFrame(frame)) return
  const sandbox = frame.getAttribute('sandbox')
  const mark = address ? markOf(address) : null
  const isMarked = frame.getAttribute('src') === mark
  if (isFirst ? isMarked && sandbox === null : sandbox === null || frame.contentDocument) return
  renew(frame, () => {
    if (mark) frame.setAttribute('src', mark)
    if (sandbox === null) return
    frame.setAttribute(ASIDE, sandbox)
    frame.removeAttribute('sandbox')
  })
}

/** Puts the `sandbox` back, before the frame gets its address. */
export function putSandboxBack(frame: Element): void {
  const sandbox = frame.getAttribute(ASIDE)
  if (sandbox !== null && !frame.hasAttribute('sandbox')) frame.setAttribute('sandbox', sandbox)
  frame.removeAttribute(ASIDE)
}

/** Gives a frame back as its author left it. */
export function forgetEmpty(frame: Element): void {
  if (!isBlankFrame(frame)) return
  renew(frame, () => {
    putSandboxBack(frame)
    if (frame.getAttribute('src')?.includes('#')) frame.removeAttribute('src')
  })
}
