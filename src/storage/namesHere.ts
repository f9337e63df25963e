import { cookieNames } from './cookieJar'

/**
 * Names of all cookies, keys, databases and caches that a page script finds here; none where the browser forbids it.
 *
 * @param kind leaves out those of the other
 */
export async function namesHere(kind?: 'cookies' | 'storage'): Promise<string[]> {
  const names = kind === 'storage' ? [] : cookieNames()
  if (kind === 'cookies') return names
  try {
    names.push(...Object.keys(localStorage), ...Object.keys(sessionStorage))
    names.push(...(await indexedDB.databases()).map(({ name }) => `${name}`), ...(await caches.keys()))
  } catch {
    // A store that is out of reach holds nothing of this page's.
  }
  return names
}
