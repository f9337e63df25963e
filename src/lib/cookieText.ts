/** Browsers end a cookie at these; what follows must not be what made us call it a deletion. */
export const cutControls = (text: string): string => text.split(/[\0\r\n]/, 1)[0] ?? ''

/** The name that a cookie text sets; one without `=` has none (RFC 6265bis section 5.7). */
export function cookieName(text: string): string {
  const [name = ''] = text.split(/[=;]/, 1)
  return text[name.length] === '=' ? name.trim() : ''
}

/** The name under which whoever reads the jar finds it: a nameless `=a=1` stands there as `a=1`. */
export const shownName = (text: string): string => cookieName(text) || cookieName(text.replace(/^[\s=]+/, ''))

/**
 * How long a cookie asks to last, in seconds; NaN for the session. The last of several attributes counts, and `Max-Age`
 * over `Expires` (RFC 6265 section 5.3, step 3), which is none without a time of day (section 5.1.1). Nothing protects a
 * semicolon, not even quotes.
 */
function ageOf(text: string): number {
  const last = (pattern: RegExp): string | undefined => [...text.matchAll(pattern)].pop()?.[1]
  const age = last(/;\s*max-age\s*=\s*(-?\d+)\s*(?![^;])/gi)
  return age ? +age : (Date.parse(`${last(/;\s*expires\s*=([^;]*:[^;]*)/gi)}`) - Date.now()) / 1000
}

/** Whether the browser deletes the cookie on this text. */
export const deletesCookie = (text: string): boolean => ageOf(text) <= 0

/** The same cookie, gone when the browser closes: `Expires` and `Max-Age` taken off. */
export const toSession = (text: string): string => text.replace(/;\s*(expires|max-age)\s*(=[^;]*)?(?![^;])/gi, '')

const withAge = (text: string, seconds: number): string => toSession(text).replace(/;|$/, `;max-age=${seconds}$&`)

/**
 * A deletion that is one in every browser: their own parsing of `Expires` (RFC 6265 section 5.1.1) reads some dates
 * otherwise than `Date.parse` does, and must not make a long-lived cookie of it.
 */
export const toDeletion = (text: string): string => withAge(text, 0)

/** The same cookie, for no longer than this many seconds. */
export const toShorter = (text: string, most: number): string => (ageOf(text) > most ? withAge(text, most) : text)
