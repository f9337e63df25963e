import { cookieNames } from './cookieJar'

/** Names of all cookies, keys, databases and caches that a page script finds here; none where the browser forbids it. */
export async function namesHere(): Promise<string[]> {
  const names = cookieNames()
  try {
    names.push(...Object.keys(localStorage), ...Object.keys(sessionStorage))
    names.push(...(await indexedDB.databases()).map(({ name }) => `${name}`), ...(await caches.keys()))
  } catch {
    // A store that is out of reach holds nothing of this page's.
  }
  return names
}
