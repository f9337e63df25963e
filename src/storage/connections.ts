import { patch } from '../lib/patch'

/** Databases that are to go. */
const due = new Set<string>()
const known = new WeakSet<IDBDatabase>()

/**
 * As long as a connection is open its database is not deleted, and whoever holds it writes on
 * (https://w3c.github.io/IndexedDB/#delete-a-database): those whose database is to go are closed, as the browser itself
 * does where a visitor clears what a site has stored. Returns the undo.
 */
export const watchConnections = (): (() => void) =>
  patch(
    globalThis.IDBRequest?.prototype,
    'result',
    (original) =>
      function () {
        const result = original.call(this)
        if (result instanceof IDBDatabase && !known.has(result)) {
          known.add(result)
          result.addEventListener('versionchange', () => {
            if (due.has(result.name)) result.close()
          })
        }
        return result
      },
    'get',
  )

/** Deletes a database, also where it is in use. */
export function deleteDatabase(name: string): void {
  due.add(name)
  indexedDB.deleteDatabase(name)
}
