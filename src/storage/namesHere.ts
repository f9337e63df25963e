import { cookieNames } from './cookieJar'

/**
 * Returns the names of all cookies, storage keys, databases and caches that a page script can read here.
 *
 * @param kind only these: cookies, or everything else
 */
export async function namesHere(kind?: 'cookies' | 'storage'): Promise<string[]> {
  const names = kind === 'storage' ? [] : cookieNames()
  if (kind === 'cookies') return names
  try {
    names.push(...Object.keys(localStorage), ...Object.keys(sessionStorage))
    names.push(...(await indexedDB.databases()).map(({ name }) => `${name}`), ...(await caches.keys()))
  } catch {
    // Blocked storage: its names stay out of the list.
  }
  return names
}
