import { ownerOf } from './capture'

/**
 * Returns the prototype that defines a member of one of the page's stores. `undefined` where the store throws on access
 * (sandboxed frames) or is missing (plain http, older browsers).
 */
export function ownerIn(store: 'indexedDB' | 'caches' | 'cookieStore', key: string): object | undefined {
  try {
    return ownerOf(window[store], key)
  } catch {
    return undefined
  }
}
