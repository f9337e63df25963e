import { cookieValues } from '../storage/cookieJar'
import { removeCookie } from '../storage/erase'

/** A value that is stored under a name. */
export interface Stored {
  text: string
  /** When its cookie ends, in milliseconds since 1970; `null`: with the session; `undefined`: the browser does not say. */
  expires?: number | null | undefined
}

interface FoundCookie {
  value?: string
  expires?: number | null
}

const inStorage = (name: string): string | null => {
  try {
    return localStorage.getItem(name)
  } catch {
    // Blocked.
    return null
  }
}

/**
 * Returns the texts of all cookies of this name, and of the storage key, each once. Browsers list cookies of equal paths
 * oldest first (RFC 6265 section 5.4), and a cookie for the host can stand beside one for its whole domain: the first is
 * not the last answer.
 */
export const textsOf = (name: string): string[] =>
  [...new Set([...cookieValues(name), inStorage(name)])].flatMap((text) => text || [])

/** Returns the soonest of the ends of cookies with the same text. */
function soonest(ends: readonly FoundCookie['expires'][]): Stored['expires'] {
  if (ends.includes(null)) return null
  const end = Math.min(...ends.map(Number))
  return Number.isFinite(end) ? end : undefined
}

/**
 * Returns everything that is stored under a name. Of the engines, Chromium alone says when a cookie ends
 * (https://developer.mozilla.org/docs/Web/API/CookieStore/get#expires), and on secure pages only.
 */
export async function readStored(name: string): Promise<Stored[]> {
  let cookies: FoundCookie[] = []
  try {
    cookies = await cookieStore.getAll(name)
  } catch {
    // No Cookie Store.
  }
  return textsOf(name).map((text) => ({
    text,
    expires: soonest(cookies.flatMap(({ value, expires }) => (value === text ? [expires] : []))),
  }))
}

/** Deletes the cookies and storage keys of these names. */
export function eraseStored(names: readonly string[]): void {
  for (const name of names) {
    if (cookieValues(name)[0] !== undefined) removeCookie(name)
    try {
      localStorage.removeItem(name)
    } catch {
      // Blocked.
    }
  }
}
