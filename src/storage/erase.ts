import { deleteDatabase } from '../lib/databases'
import type { Fail } from '../lib/report'
import { cookieLine, cookieNames, everyPlace, GONE, writeCookie } from './cookieJar'

/** Predicates for what may stay on the device. */
export interface Covered {
  cookie(name: string): boolean
  storage(name: string): boolean
}

/** Deletes a cookie wherever this page could have set it. A nameless deletion needs a value to be a cookie. */
export function removeCookie(name: string): void {
  for (const at of everyPlace()) writeCookie(cookieLine(name, name ? '' : '-', { ...at, ...GONE }))
}

/** Runs work that a browser may refuse: blocked storage throws on mere access. */
async function attempt(work: () => unknown): Promise<void> {
  try {
    await work()
  } catch {
    // A blocked store holds nothing of this page's.
  }
}

/**
 * Deletes every cookie, storage key, database and cache of this origin that is not covered, and reports cookies that
 * stay. Cookies and keys are deleted synchronously, so that no later script finds them.
 */
export async function erase(covered: Covered, fail: Fail): Promise<void> {
  const uncovered = cookieNames().filter((name) => !covered.cookie(name))
  const left = (): string[] => {
    const here = uncovered[0] ? cookieNames() : []
    return uncovered.filter((name) => here.includes(name))
  }
  uncovered.forEach(removeCookie)
  // `document.cookie` shows a nameless cookie as its bare value (RFC 6265bis section 5.8.3).
  if (left()[0]) removeCookie('')
  if (left()[0]) fail('not-erased', left().join(', '))

  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    attempt(() => {
      const store = window[kind]
      for (const key of Object.keys(store)) if (!covered.storage(key)) store.removeItem(key)
    })
  }
  // A sandboxed page has none. Chromium reports the refused requests to the page although their errors are caught.
  if (globalThis.origin === 'null') return
  // List both now: later writes are not erased by this choice.
  const databases = attempt(async () => {
    for (const { name = '' } of await indexedDB.databases()) if (!covered.storage(name)) deleteDatabase(name)
  })
  const stores = attempt(async () => {
    for (const name of await caches.keys()) if (!covered.storage(name)) await caches.delete(name)
  })
  // Not `Promise.all`: it calls `then`, which the page may have broken.
  await databases
  await stores
}
