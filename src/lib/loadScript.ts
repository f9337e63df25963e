import type { Trusted } from './trusted'

/**
 * Runs a classic script, which needs no CORS headers, and resolves to its element, on which it leaves what it brings.
 * Rejects where it could not be loaded.
 */
export const loadScript = <T>(url: string, trusted: Trusted, nonce?: string): Promise<T> =>
  new Promise((resolve, reject) => {
    const script = document.createElement('script')
    if (nonce) script.nonce = nonce
    script.onload = () => resolve(script as T)
    script.onerror = () => reject(new Error(`${url} did not load`))
    script.src = trusted.createScriptURL(url)
    document.head.append(script)
  })
