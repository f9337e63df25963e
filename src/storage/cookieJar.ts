/** Where the page is; the jar's rules depend on it. */
export type Place = Pick<Location, 'hostname' | 'pathname' | 'protocol'>

/*
 * By way of the document's prototypes: `<form name="cookie">` takes the place of its own `cookie`
 * (https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem), and `Document` may be a library's (MooTools).
 * Not by the Cookie Store, which is asynchronous, and absent on plain http.
 */

/** Everything a script can see; `null` where the browser refuses to tell (a sandboxed frame). */
export function cookieText(): string | null {
  try {
    return Reflect.get(Object.getPrototypeOf(document), 'cookie', document)
  } catch {
    return null
  }
}

export const cookiePairs = (): string[] => (cookieText() ?? '').split('; ')

export function writeCookie(text: string): void {
  try {
    Reflect.set(Object.getPrototypeOf(document), 'cookie', text, document)
  } catch {
    // As when reading; whoever needs to know reads it back.
  }
}

/** Names of the cookies that a script can see here. */
export const cookieNames = (): string[] => cookiePairs().flatMap((pair) => (pair ? pair.split('=', 1) : []))

/** All values under one name: a host-only cookie and one for the whole domain stand side by side. */
export const cookieValues = (name: string): string[] =>
  cookiePairs()
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))

/** From the widest: `com`, `example.com`, `www.example.com`, and `''` for host-only. An address is a host and no domain. */
export const domains = (hostname: string): string[] => [
  ...hostname
    .split(/\.(?=.*\D$)/)
    .map((_, index, labels) => labels.slice(index).join('.'))
    .reverse(),
  '',
]

/** Every path that could hold a cookie which this page sees: `/a/b` -> `/`, `/a`, `/a/`, `/a/b`, `/a/b/`. */
export function paths(pathname: string): string[] {
  const path = pathname.replace(/\/?$/, '/')
  return [...path.matchAll(/\//g)].flatMap(({ index }) =>
    (index ? [path.slice(0, index)] : []).concat(path.slice(0, index + 1)),
  )
}

/** Attributes of a cookie; `true` for those that take no value. */
export type Attributes = Record<string, string | true>

/** What a deletion bears. */
export const GONE: Attributes = { 'max-age': '0' }

export const cookieLine = (name: string, value: string, attributes: Attributes): string =>
  [`${name}=${value}`, ...Object.entries(attributes).map(([key, at]) => (at === true ? key : `${key}=${at}`))].join(';')

/**
 * Everywhere that a cookie can lie which this page sees. Domain and path are part of its identity (RFC 6265 section 5.3,
 * step 11) and cannot be read back, `__Secure-` and `__Host-` names need `Secure`, and a partitioned cookie is only met
 * by a partitioned deletion: so a deletion tries them all.
 */
export const everyPlace = ({ hostname, pathname }: Place): Attributes[] =>
  domains(hostname).flatMap((domain) =>
    paths(pathname).flatMap((path) =>
      [{}, { secure: true }, { secure: true, partitioned: true }].map(
        (kind): Attributes => ({ path, ...(domain && { domain }), ...(kind as Attributes) }),
      ),
    ),
  )
