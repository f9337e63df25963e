import type { Fail } from '../lib/report'
import { deleteDatabase } from './connections'
import { cookieNames, domains, type Place, writeCookie } from './cookieJar'

/** What may stay. */
export interface Covered {
  cookie(name: string): boolean
  storage(name: string): boolean
}

/** Every path that could hold a cookie which this page sees: `/a/b` -> `/`, `/a`, `/a/`, `/a/b`, `/a/b/`. */
export const paths = (pathname: string): string[] =>
  pathname
    .split('/')
    .filter(Boolean)
    .flatMap((_, index, parts) => {
      const path = `/${parts.slice(0, index + 1).join('/')}`
      return [path, `${path}/`]
    })
    .concat('/')

/**
 * Deletes a cookie wherever this page could have set it. Domain and path are part of a cookie's identity (RFC 6265
 * section 5.3, step 11) and cannot be read back, `__Secure-` and `__Host-` names need `Secure`, and a partitioned
 * cookie is only met by a partitioned deletion: so all of them are tried.
 */
export function removeCookie(name: string, { hostname, pathname }: Place): void {
  for (const domain of domains(hostname)) {
    for (const path of paths(pathname)) {
      for (const kind of ['', ';secure', ';secure;partitioned']) {
        writeCookie(`${name}=;max-age=0;path=${path}${domain && `;domain=${domain}`}${kind}`)
      }
    }
  }
}

/** Runs what a browser may refuse (blocked storage throws on mere access). */
async function attempt(work: () => unknown): Promise<void> {
  try {
    await work()
  } catch {
    // A store that is out of reach holds nothing of this page's.
  }
}

/** Deletes every cookie, key, database and cache of this origin that is not covered; tells of cookies that stay. */
export async function erase(covered: Covered, place: Place, fail: Fail): Promise<void> {
  const due = cookieNames().filter((name) => !covered.cookie(name))
  for (const name of due) removeCookie(name, place)
  const left = due.filter((name) => cookieNames().includes(name))
  if (left[0]) fail('not-erased', left.join(', '))

  for (const kind of ['localStorage', 'sessionStorage'] as const) {
    await attempt(() => {
      const store = window[kind]
      for (const key of Object.keys(store)) if (!covered.storage(key)) store.removeItem(key)
    })
  }
  await attempt(async () => {
    for (const { name } of await indexedDB.databases()) if (!covered.storage(`${name}`)) deleteDatabase(`${name}`)
  })
  await attempt(async () => {
    for (const name of await caches.keys()) if (!covered.storage(name)) await caches.delete(name)
  })
}
