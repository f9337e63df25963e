import { cookieValues } from '../storage/cookieJar'
import { removeCookie } from '../storage/erase'

/** What is stored under a name. */
export interface Stored {
  text: string
  /** When its cookie ends, in milliseconds since 1970; `null`: with the session; `undefined`: the browser does not say. */
  expires?: number | null | undefined
}

const inStorage = (name: string): string | null => {
  try {
    return localStorage.getItem(name)
  } catch {
    // Blocked.
    return null
  }
}

/** Returns the text of the cookie or, without one, of the storage key of this name. */
export const textOf = (name: string): string | undefined => cookieValues(name)[0] || inStorage(name) || undefined

/**
 * Returns what is stored under a name. Of the engines, Chromium alone says when a cookie ends
 * (https://developer.mozilla.org/docs/Web/API/CookieStore/get#expires), and on secure pages only.
 */
export async function readStored(name: string): Promise<Stored | undefined> {
  const [text] = cookieValues(name)
  if (!text) {
    const kept = inStorage(name)
    return kept ? { text: kept } : undefined
  }
  try {
    const cookie = (await cookieStore.get(name)) as { expires?: number | null } | null
    return { text, expires: cookie?.expires }
  } catch {
    // No Cookie Store.
    return { text }
  }
}

/** Deletes the cookies and storage keys of these names. */
export function eraseStored(names: readonly string[]): void {
  for (const name of names) {
    if (cookieValues(name)[0] !== undefined) removeCookie(name, location)
    try {
      localStorage.removeItem(name)
    } catch {
      // Blocked.
    }
  }
}
