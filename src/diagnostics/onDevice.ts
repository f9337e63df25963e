import type { Covered } from '../storage/erase'
import { listStored } from '../storage/listStored'

/** The stores in the order of `listStored`. */
const STORES = ['cookie', 'localStorage', 'sessionStorage', 'indexedDB', 'caches'] as const

/** Something that is on the device now. */
export interface AuditedName {
  store: 'cookie' | 'localStorage' | 'sessionStorage' | 'indexedDB' | 'caches'
  name: string
  /** Whether the choice covers it. Something not covered could not be erased, or was there before the page. */
  covered: boolean
}

/** Returns everything of this origin that a page script can find, and whether the choice covers it. */
export async function onDevice({ cookie, storage }: Covered): Promise<AuditedName[]> {
  const lists = await listStored()
  return STORES.flatMap((store, at) =>
    (lists[at] ?? []).map((name) => ({ store, name, covered: store === 'cookie' ? cookie(name) : storage(name) })),
  )
}
