/**
 * Returns the window of a frame that waits, with a location that leads to `go`. Lazy loaders put an address there to
 * spare the session's history a step (lazysizes: `contentWindow.location.replace`), and a window's own location cannot
 * be guarded (https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-location-interface: unforgeable).
 */
export function lendWindow(target: Window, go: (address: unknown) => void): Window {
  /** A member of an object. A method works on its own object alone; a class is left as it is. */
  const member = (of: object, key: PropertyKey): unknown => {
    const value = Reflect.get(of, key)
    return typeof value === 'function' && !value.prototype ? value.bind(of) : value
  }
  // Not around the location itself: what is unforgeable must not be told otherwise.
  const location = new Proxy(
    {},
    {
      get: (_, key) => (key === 'assign' || key === 'replace' ? go : member(target.location, key)),
      set(_, key, value) {
        if (key === 'href') go(value)
        else Reflect.set(target.location, key, value)
        return true
      },
    },
  )
  return new Proxy(target, {
    get: (_, key) => (key === 'location' ? location : member(target, key)),
    set(_, key, value) {
      if (key !== 'location') return Reflect.set(target, key, value)
      go(value)
      return true
    },
  })
}
