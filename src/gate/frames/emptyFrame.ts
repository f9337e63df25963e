import { isBlankFrame } from '../../lib/blankFrame'
import type { Address } from '../../lib/natives'

/** Keeps the `sandbox` of a waiting frame. An attribute, so that a copy of the frame has it too. */
const ASIDE = 'data-sandbox'

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
  renew(frame, () => {
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
  renew(frame, () => {
    putSandboxBack(frame)
    if (frame.getAttribute('src')?.includes('#')) frame.removeAttribute('src')
  })
}
