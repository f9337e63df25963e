/** Where the page is; the jar's rules depend on it. */
export type Place = Pick<Location, 'hostname' | 'pathname' | 'protocol'>

/** Everything a script can see; nothing where the browser refuses to tell (a sandboxed frame). */
export function cookiePairs(): string[] {
  try {
    return document.cookie.split('; ')
  } catch {
    return []
  }
}

export function writeCookie(text: string): void {
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: Cookie Store is asynchronous, and absent on plain http
    document.cookie = text
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

/** From the widest: `com`, `example.com`, `www.example.com`, and `''` for host-only. */
export const domains = (hostname: string): string[] => [
  ...hostname
    .split('.')
    .map((_, index, labels) => labels.slice(index).join('.'))
    .reverse(),
  '',
]
