/** Key under which a document keeps its running consent. A symbol, as no element can shadow it. */
export const RUNNING = Symbol.for('interact-consent')

/**
 * Returns whether the page is in a frame of its own site: the top page asks then, and the frame gets the answer through
 * their shared cookie.
 */
export function isAskedAtTop(isOwnHost: (hostname: string) => boolean): boolean {
  if (window === top) return false
  try {
    // Same origin: the key tells whether the top page asks.
    return RUNNING in (top as Window).document
  } catch {
    // Another origin, which may be the same site.
  }
  try {
    // Firefox has no `ancestorOrigins`; the referrer is the page that embeds the frame.
    const { ancestorOrigins } = location
    return isOwnHost(new URL(ancestorOrigins?.[ancestorOrigins.length - 1] ?? document.referrer).hostname)
  } catch {
    return false
  }
}
