/*
 * Uses the accessor on the document's prototype: `<form name="cookie">` shadows `document.cookie`
 * (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem), and the global `Document` may be a
 * library's (MooTools). The Cookie Store is asynchronous, and absent on plain http.
 */

/** Returns `document.cookie`; `null` if the browser refuses to read it (a sandboxed frame). */
export function cookieText(): string | null {
  try {
    return Reflect.get(Object.getPrototypeOf(document), 'cookie', document)
  } catch {
    return null
  }
}

const cookiePairs = (): string[] => (cookieText() ?? '').split('; ')

export function writeCookie(text: string): void {
  try {
    Reflect.set(Object.getPrototypeOf(document), 'cookie', text, document)
  } catch {
    // A sandboxed frame. Callers that need to know read the cookie back.
  }
}

/** Returns the names of the cookies that a script can see here. */
export const cookieNames = (): string[] => cookiePairs().flatMap((pair) => (pair ? pair.split('=', 1) : []))

/** Returns all values under one name: a host-only cookie and one for the whole domain can exist side by side. */
export const cookieValues = (name: string): string[] =>
  cookiePairs()
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))

/** Returns the domains of a host, widest first: `com`, `example.com`, `''` (host-only). An IP address is one label. */
export const domains = (hostname: string): string[] => [
  ...hostname
    .split(/\.(?=.*\D$)/)
    .map((_, index, labels) => labels.slice(index).join('.'))
    .reverse(),
  '',
]

/** Returns every path whose cookies this page can see: `/a/b` -> `/`, `/a`, `/a/`, `/a/b`, `/a/b/`. */
export function paths(pathname: string): string[] {
  const path = pathname.replace(/\/?$/, '/')
  return [...path.matchAll(/\//g)].flatMap(({ index }) =>
    (index ? [path.slice(0, index)] : []).concat(path.slice(0, index + 1)),
  )
}

/** Attributes of a cookie; `true` for those without a value. */
export type Attributes = Record<string, string | true>

/** The attributes of a deletion. */
export const GONE: Attributes = { 'max-age': '0' }

export const cookieLine = (name: string, value: string, attributes: Attributes): string =>
  [`${name}=${value}`, ...Object.entries(attributes).map(([key, at]) => (at === true ? key : `${key}=${at}`))].join(';')

/**
 * Returns the attributes of every deletion that a cookie of this page may need. Domain and path are part of its
 * identity (RFC 6265 section 5.3, step 11) and cannot be read back; `__Secure-` and `__Host-` names need `Secure`; only
 * a partitioned deletion deletes a partitioned cookie.
 */
export const everyPlace = (): Attributes[] =>
  domains(location.hostname).flatMap((domain) =>
    paths(location.pathname).flatMap((path) =>
      [{}, { secure: true }, { secure: true, partitioned: true }].map(
        (kind): Attributes => ({ path, ...(domain && { domain }), ...(kind as Attributes) }),
      ),
    ),
  )
