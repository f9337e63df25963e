import { ownerOf } from './natives'

/**
 * The prototype from which a store of the page has a member. `undefined` where the store is out of reach (a sandboxed frame
 * throws on mere access) or absent (plain http, older browsers).
 */
export function ownerIn(store: 'indexedDB' | 'caches' | 'cookieStore', key: string): object | undefined {
  try {
    return ownerOf(window[store], key)
  } catch {
    return undefined
  }
}
