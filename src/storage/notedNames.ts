import type { Writer } from '../choice/judge'
import { writeOwn } from '../lib/ownWrite'

/** The name of a cookie, or of a key, database or cache, that a tagged script or one of another site wrote. */
export type NameKey = `${'cookies' | 'storage'} ${string}`

/** The name of a key, database or cache that is to go with the session. */
export type SessionKey = `session ${string}`

/** Names that are to go: with the session, or with the grant under which somebody else's script wrote them. */
export interface NotedNames {
  /**
   * Notes a name on the device; whoever wrote it first stands for it. `false`: `localStorage` does not take the list, so
   * that the next session would not know of it.
   */
  note(key: NameKey | SessionKey, writer: Writer): boolean
  /** Who wrote a name, on this page or an earlier one; `undefined` where it was not noted. */
  get(key: NameKey | SessionKey): Writer | undefined
  /** Whether anything is to go with the session. */
  anyForSession(): boolean
  /** Takes off the list what does not stay on it. */
  keep(stays: (key: string) => boolean): void
}

/** Where the first is full, the next pages of this tab find the list in the second. */
const AREAS = ['localStorage', 'sessionStorage'] as const

/**
 * The list of these names: on the device, under the name of the choice cookie, while there is something to list. Names
 * only, as JSON, so that none can break it. The gates keep page scripts from writing to it.
 */
export function createNotedNames(listKey: string): NotedNames {
  const notes = new Map<string, Writer>()
  let isRead = false
  let isKept = true
  /** Whether a name was written down in the task that runs now: those that follow wait for its end, however many. */
  let isBusy = false
  let isLate = false

  /** What this page has noted goes before what is stored, to which other tabs add. */
  const read = (): Map<string, Writer> => {
    isRead = true
    for (const area of AREAS) {
      try {
        // A page without a gate may have written anything.
        for (const [key, writer] of Object.entries(JSON.parse(window[area].getItem(listKey) || '{}')))
          if (!notes.has(key)) notes.set(key, Array.isArray(writer) ? writer : writer === true)
      } catch {
        // Blocked, or no list.
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
    isKept = holder === AREAS[0]
  }

  const flush = (): void => {
    read()
    write()
  }
  const endTask = async (): Promise<void> => {
    isBusy = true
    await null
    isBusy = false
    if (isLate) flush()
  }

  return {
    get: (key) => known().get(key),
    anyForSession: () => [...known().keys()].some((key) => key.startsWith('session ')),
    note(key, writer) {
      if (known().has(key) && isKept) return true
      notes.set(key, notes.get(key) ?? writer)
      isLate = isBusy && isKept
      if (!isLate) {
        flush()
        endTask()
      }
      return isKept
    },
    keep(stays) {
      const gone = [...read().keys()].filter((key) => !stays(key))
      for (const key of gone) notes.delete(key)
      if (gone[0]) write()
    },
  }
}
