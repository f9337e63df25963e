/** Databases that are being deleted. Made once there are some: whatever a page has broken, reading this file throws nothing. */
let going: Set<string> | undefined

/** Deletes a database, also where it is in use. */
export function deleteDatabase(name: string): void {
  going ??= new Set()
  going.add(name)
  indexedDB.deleteDatabase(name)
}

/**
 * As long as a connection is open its database is not deleted, and whoever holds it writes on
 * (https://w3c.github.io/IndexedDB/#delete-a-database). What this request opens is closed once its database is to go, as
 * the browser itself does where a visitor clears what a site has stored.
 */
export function closeOnDeletion(request: IDBOpenDBRequest): void {
  request.addEventListener('success', () => {
    const { result } = request
    result.addEventListener('versionchange', () => {
      if (going?.has(result.name)) result.close()
    })
  })
}
