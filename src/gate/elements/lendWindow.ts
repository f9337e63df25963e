/**
 * Returns the window of a frame that waits, with a location that leads to `go`. Lazy loaders put an address there to
 * spare the session's history a step (lazysizes: `contentWindow.location.replace`), and a window's own location cannot
 * be guarded (https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-location-interface: unforgeable).
 */
export function lendWindow(target: Window, go: (address: unknown) => void): Window {
  const location = {
    assign: go,
    replace: go,
    get href() {
      return 'about:blank'
    },
    set href(address) {
      go(address)
    },
  }
  return new Proxy(target, {
    get(_, key) {
      if (key === 'location') return location
      const value = Reflect.get(target, key)
      // A method works on the window alone; a class is left as it is.
      return typeof value === 'function' && !value.prototype ? value.bind(target) : value
    },
    set(_, key, value) {
      if (key !== 'location') return Reflect.set(target, key, value)
      go(value)
      return true
    },
  })
}
