import { cookieNames } from '../storage/cookieJar'
import type { Covered } from '../storage/erase'

/** Something that is on the device now. */
export interface AuditedName {
  store: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'caches'
  name: string
  /** Whether the choice covers it. Something not covered could not be erased, or was there before the page. */
  covered: boolean
}

/** Returns everything of this origin that a page script can find. Skips stores that the browser blocks. */
export async function onDevice({ cookie, storage }: Covered): Promise<AuditedName[]> {
  const found: AuditedName[] = []
  const add = (store: AuditedName['store'], names: readonly string[], covered: (name: string) => boolean): void => {
    for (const name of names) found.push({ store, name, covered: covered(name) })
  }
  const steps: (() => unknown)[] = [
    () => add('cookie', cookieNames(), cookie),
    () => add('localStorage', Object.keys(localStorage), storage),
    () => add('sessionStorage', Object.keys(sessionStorage), storage),
    async () =>
      add(
        'indexedDB',
        (await indexedDB.databases()).map(({ name }) => `${name}`),
        storage,
      ),
    async () => add('caches', await caches.keys(), storage),
  ]
  for (const step of steps) {
    try {
      await step()
    } catch {
      // Out of reach, so this page has stored nothing there.
    }
  }
  return found
}
