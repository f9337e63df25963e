/** Where a document keeps the one that runs in it: no markup can bear a symbol for its name. */
export const RUNNING = Symbol.for('interact-consent')

/**
 * Whether the page is in a frame of its own site: the page at the top asks for all of it, and its answer comes by the
 * cookie that they share.
 */
export function isAskedAtTop(isOwnHost: (hostname: string) => boolean): boolean {
  if (window === top) return false
  try {
    // Of the same origin: it is known whether it asks.
    return RUNNING in (top as Window).document
  } catch {
    // Another origin may be the same site.
  }
  try {
    // Firefox names no ancestors; who has put the frame there is its referrer.
    const { ancestorOrigins } = location
    return isOwnHost(new URL(ancestorOrigins?.[ancestorOrigins.length - 1] ?? document.referrer).hostname)
  } catch {
    return false
  }
}
