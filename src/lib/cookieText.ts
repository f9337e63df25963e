/** Cuts a cookie text at its first NUL, CR or LF, as browsers do: attributes behind it do not count. */
export const cutControls = (text: string): string => text.split(/[\0\r\n]/, 1)[0] ?? ''

/**
 * Returns the name that a cookie text sets; `''` for a text without `=`, whose cookie has no name (RFC 6265bis section
 * 5.7).
 */
export function cookieName(text: string): string {
  const [name = ''] = text.split(/[=;]/, 1)
  return text[name.length] === '=' ? name.trim() : ''
}

/** Returns the name that a cookie shows in the jar: there a nameless `=a=1` reads as `a=1`, and `x` as `x` or `x=`. */
export const shownName = (text: string): string => /^[\s=]*([^=;]*)/.exec(text)?.[1]?.trim() ?? ''

/**
 * Returns how long a cookie asks to last, in seconds; NaN for a session cookie. The last of several attributes counts,
 * and `Max-Age` before `Expires` (RFC 6265 section 5.3, step 3). An `Expires` without a time of day is ignored (section
 * 5.1.1). A semicolon ends an attribute even inside quotes.
 */
export function ageOf(text: string): number {
  const last = (pattern: RegExp): string | undefined => [...text.matchAll(pattern)].pop()?.[1]
  const age = last(/;\s*max-age\s*=\s*(-?\d+)\s*(?![^;])/gi)
  return age ? +age : (Date.parse(`${last(/;\s*expires\s*=([^;]*:[^;]*)/gi)}`) - Date.now()) / 1000
}

/** Whether this text makes the browser delete the cookie. */
export const deletesCookie = (text: string): boolean => ageOf(text) <= 0

/** Removes `Expires` and `Max-Age`, so that the cookie ends with the session. */
export const toSession = (text: string): string => text.replace(/;\s*(expires|max-age)\s*(=[^;]*)?(?![^;])/gi, '')

const withAge = (text: string, seconds: number): string => toSession(text).replace(/;|$/, `;max-age=${seconds}$&`)

/**
 * Turns a deletion into one that every browser understands. Browsers read some dates in `Expires` differently from
 * `Date.parse` (RFC 6265 section 5.1.1) and might keep the cookie.
 */
export const toDeletion = (text: string): string => withAge(text, 0)

/** Limits a cookie's lifetime to `most` seconds; to the session if that is 0. */
export function toShorter(text: string, most: number): string {
  if (most === 0) return toSession(text)
  return ageOf(text) > most ? withAge(text, most) : text
}
