import type { Terms } from '../choice/allows'
import { judge, type Writer } from '../choice/judge'
import type { Covered } from './erase'

/**
 * Names of what was stored for the session alone, as the storage gate lists them: each begins a line. The first look into
 * a store waits for the browser's other processes: it is only taken where there are names to ask about.
 *
 * @param key of the list
 */
export function keptForSession(key: string): string[] {
  try {
    return localStorage.getItem(key)?.split('\n') ?? []
  } catch {
    return []
  }
}

/**
 * What may stay on the device.
 *
 * @param key of the choice cookie, and of the list of what was kept for the session
 * @param writerOf who wrote a name that no service declares
 * @param over whether what is listed is to go: the session that it was kept for is over, or takes it back
 * @param lowered whether what was granted to last is now granted for the session
 */
export function createCoverage(
  terms: Terms,
  key: string,
  writerOf: (key: `${'cookies' | 'storage'} ${string}`) => Writer,
  over: boolean,
  lowered?: boolean,
): Covered {
  // Who wrote what was there before this page cannot be told, so only `block` erases what no service declares.
  const verdict = (what: 'cookies' | 'storage', name: string) =>
    judge(terms, what, name, () => writerOf(`${what} ${name}`)).verdict
  let temporary: string[] | undefined
  const kept = (name: string): boolean => {
    temporary ??= over ? keptForSession(key) : []
    return temporary.includes(name)
  }
  return {
    cookie: (name) => (verdict('cookies', name) === 'session' ? !lowered : !!verdict('cookies', name)),
    // The list is read before it goes.
    storage: (name) =>
      !kept(name) && (name === key ? terms.choice?.lifetime === 'session' : !!verdict('storage', name)),
  }
}
