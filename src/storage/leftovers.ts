import { cookieNames } from './cookieJar'
import type { Covered } from './erase'

/** Whether anything lies on the device that no choice covers. What the browser keeps out of reach does not count. */
export async function hasLeftovers({ cookie, storage }: Covered): Promise<boolean> {
  try {
    return !(
      cookieNames().every(cookie) &&
      [...Object.keys(localStorage), ...Object.keys(sessionStorage)].every(storage) &&
      (await indexedDB.databases()).every(({ name }) => storage(`${name}`))
    )
  } catch {
    return false
  }
}
