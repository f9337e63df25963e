import { cookieNames } from './cookieJar'

/**
 * Returns the names of all that a page script can find on this device, a list for each store: cookies, `localStorage`,
 * `sessionStorage`, databases, caches. The list of a store that the browser blocks is empty.
 */
export async function listStored(): Promise<string[][]> {
  // A sandboxed page has no stores. Chromium reports refused requests to the page although their errors are caught.
  if (globalThis.origin === 'null') return []
  const stores = [
    cookieNames,
    () => Object.keys(localStorage),
    () => Object.keys(sessionStorage),
    async () => (await indexedDB.databases()).map(({ name }) => `${name}`),
    () => caches.keys(),
  ]
  const found: string[][] = []
  for (const list of stores) {
    let names: string[] = []
    try {
      names = await list()
    } catch {
      // Out of reach, so this page has stored nothing there.
    }
    found.push(names)
  }
  return found
}
