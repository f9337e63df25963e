import type { Writer } from '../choice/judge'
import { writeOwn } from '../lib/ownWrite'

/** A cookie (`cookies …`), or a key, database or cache (`storage …`), that a tagged or third-party script wrote. */
export type NameKey = `${'cookies' | 'storage'} ${string}`

/** A key, database or cache that must be erased when the session ends. */
export type SessionKey = `session ${string}`

/**
 * Names that must be erased with the session, or with the grant under which a tagged or third-party script wrote them.
 */
export interface NotedNames {
  /**
   * Notes a name on the device; keeps the first writer. Returns `false` if `localStorage` does not take the list: the
   * next session would not know the name.
   */
  note(key: NameKey | SessionKey, writer: Writer): boolean
  /** Returns who wrote a name on this page or an earlier one; `undefined` if it is not noted. */
  get(key: NameKey | SessionKey): Writer | undefined
  /** Returns whether any name must be erased with the session. */
  anyForSession(): boolean
  /** Removes the names that `isKept` rejects from the list. */
  keepOnly(isKept: (key: string) => boolean): void
}

/** If the first is full, later pages of this tab find the list in the second. */
const AREAS = ['localStorage', 'sessionStorage'] as const

/**
 * Keeps the list on the device under `listKey` while it has entries. JSON, so that no name can break it; names only.
 * The gates keep page scripts from writing to it.
 */
export function createNotedNames(listKey: string): NotedNames {
  const notes = new Map<string, Writer>()
  let isRead = false
  /** Whether `localStorage` took the list. */
  let isPersistent = true
  /** Whether the list was written since the last microtask: further names of this task share one more write. */
  let isWritten = false
  /** Whether names were noted since that write. */
  let isOutdated = false

  /** Adds the stored notes, to which other tabs add, to those of this page, which win. */
  const read = (): Map<string, Writer> => {
    isRead = true
    for (const area of AREAS) {
      try {
        // A page without the SDK may have written anything.
        for (const [key, writer] of Object.entries(JSON.parse(window[area].getItem(listKey) || '{}')))
          if (!notes.has(key)) notes.set(key, Array.isArray(writer) ? writer.map(String) : writer === true)
      } catch {
        // Blocked, or not JSON.
      }
    }
    return notes
  }
  const known = (): Map<string, Writer> => (isRead ? notes : read())

  const write = (): void => {
    const list = notes.size && JSON.stringify(Object.fromEntries(notes))
    const holder = AREAS.find((area) => {
      try {
        writeOwn(() => (list ? window[area].setItem(listKey, list) : window[area].removeItem(listKey)))
        return list
      } catch {
        // Blocked, or full.
        return false
      }
    })
    isPersistent = holder === AREAS[0]
  }

  const flush = (): void => {
    read()
    write()
  }
  const endTask = async (): Promise<void> => {
    isWritten = true
    await null
    isWritten = false
    if (isOutdated) flush()
  }

  return {
    get: (key) => known().get(key),
    anyForSession: () => [...known().keys()].some((key) => key.startsWith('session ')),
    note(key, writer) {
      if (known().has(key) && isPersistent) return true
      notes.set(key, notes.get(key) ?? writer)
      isOutdated = isWritten && isPersistent
      if (!isOutdated) {
        flush()
        endTask()
      }
      return isPersistent
    },
    keepOnly(isKept) {
      const gone = [...read().keys()].filter((key) => !isKept(key))
      for (const key of gone) notes.delete(key)
      if (gone[0]) write()
    },
  }
}
