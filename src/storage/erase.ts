import { deleteDatabase } from '../lib/databases'
import type { Fail } from '../lib/report'
import { cookieLine, cookieNames, everyPlace, GONE, type Place, writeCookie } from './cookieJar'

/** What may stay. */
export interface Covered {
  cookie(name: string): boolean
  storage(name: string): boolean
}

/** Deletes a cookie wherever this page could have set it. One with neither name nor value is none. */
export function removeCookie(name: string, place: Place): void {
  for (const at of everyPlace(place)) writeCookie(cookieLine(name, name ? '' : '-', { ...at, ...GONE }))
}

/** Runs what a browser may refuse (blocked storage throws on mere access). */
async function attempt(work: () => unknown): Promise<void> {
  try {
    await work()
  } catch {
    // A store that is out of reach holds nothing of this page's.
  }
}

/**
 * Deletes every cookie, key, database and cache of this origin that is not covered; tells of cookies that stay. Cookies
 * and keys are gone when it returns, so that no script that comes next finds them.
 */
export async function erase(covered: Covered, place: Place, fail: Fail): Promise<void> {
  const uncovered = cookieNames().filter((name) => !covered.cookie(name))
  const left = (): string[] => {
    const here = uncovered[0] ? cookieNames() : []
    return uncovered.filter((name) => here.includes(name))
  }
  for (const name of uncovered) removeCookie(name, place)
  // One without a name stands in the jar by its value alone (RFC 6265bis section 5.8.3).
  if (left()[0]) removeCookie('', place)
  if (left()[0]) fail('not-erased', left().join(', '))

  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    attempt(() => {
      const store = window[kind]
      for (const key of Object.keys(store)) if (!covered.storage(key)) store.removeItem(key)
    })
  }
  // A sandboxed page has none, and Chromium tells the page of what it is asked all the same.
  if (globalThis.origin === 'null') return
  // Both are asked now: what is written later is no concern of this choice.
  const databases = attempt(async () => {
    for (const { name = '' } of await indexedDB.databases()) if (!covered.storage(name)) deleteDatabase(name)
  })
  const stores = attempt(async () => {
    for (const name of await caches.keys()) if (!covered.storage(name)) await caches.delete(name)
  })
  // Not by `Promise.all`, which calls a `then` that the page may have broken.
  await databases
  await stores
}
