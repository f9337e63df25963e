/**
 * Loads the page anew with a GET of the same address: `location.reload()` would send an answered POST again, and with it
 * an order (https://html.spec.whatwg.org/multipage/browsing-the-web.html#reload). To replace an address that has a
 * fragment by itself would only scroll.
 */
export function leavePage(): void {
  const { href, hash } = location
  if (!hash) location.replace(href)
  else {
    // A new entry of the session's history has no form data to send.
    history.replaceState(history.state, '', href)
    location.reload()
  }
}
