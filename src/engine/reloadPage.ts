/**
 * Loads the page again with a GET. `location.reload()` alone would repeat a POST, such as an order
 * (https://html.spec.whatwg.org/multipage/browsing-the-web.html#reload), and `location.replace()` to an address with a
 * fragment would only scroll.
 */
export function reloadPage(): void {
  const { href, hash } = location
  if (!hash) location.replace(href)
  else {
    // Replaces the history entry by one without form data.
    history.replaceState(history.state, '', href)
    location.reload()
  }
}
