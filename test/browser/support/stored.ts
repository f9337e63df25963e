import type { BrowserContext, Page } from '@playwright/test'

export interface StoredCookie {
  name: string
  value: string
  /** Begins with a dot where subdomains get it too. */
  domain: string
  path: string
  session: boolean
  /** Seconds since the epoch; -1 for the session. */
  expires: number
  httpOnly: boolean
  secure: boolean
  /** The top-level site of a `Partitioned` cookie. */
  partition?: string
}

/** Every cookie the browser holds, whatever its site, ordered by name and domain. */
export async function jar(context: BrowserContext): Promise<StoredCookie[]> {
  const cookies = await context.cookies()
  return cookies
    .map(({ name, value, domain, path, expires, httpOnly, secure, partitionKey }) => ({
      ...{ name, value, domain, path, expires, httpOnly, secure },
      session: expires === -1,
      ...(partitionKey && { partition: partitionKey }),
    }))
    .sort((one, other) => one.name.localeCompare(other.name) || one.domain.localeCompare(other.domain))
}

export interface StoredNames {
  local: string[]
  session: string[]
  idb: string[]
  caches: string[]
}

/** The names under which a page's origin holds anything, sorted. */
export const storageOf = (page: Page): Promise<StoredNames> =>
  page.evaluate(async () => {
    const keys = (kind: 'localStorage' | 'sessionStorage'): string[] => {
      try {
        return Object.keys(window[kind]).sort()
      } catch {
        return []
      }
    }
    const databases = await indexedDB.databases().catch(() => [])
    return {
      local: keys('localStorage'),
      session: keys('sessionStorage'),
      idb: databases.map(({ name = '' }) => name).sort(),
      caches: (await caches.keys().catch(() => [])).sort(),
    }
  })
