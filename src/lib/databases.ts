/**
 * Names of the databases that are being deleted. Created on first use: a page that has broken `Set` must not make this
 * file throw.
 */
let going: Set<string> | undefined

/** Deletes a database, even while connections that `closeOnDeletion` watches are open. */
export function deleteDatabase(name: string): void {
  going ??= new Set()
  going.add(name)
  indexedDB.deleteDatabase(name)
}

/**
 * Closes the connection that this request opens as soon as its database is to be deleted. An open connection would
 * delay the deletion and could still write (https://w3c.github.io/IndexedDB/#delete-a-database). Browsers do the same
 * when a visitor clears a site's data.
 */
export function closeOnDeletion(request: IDBOpenDBRequest): void {
  request.addEventListener('success', () => {
    const { result } = request
    result.addEventListener('versionchange', () => {
      if (going?.has(result.name)) result.close()
    })
  })
}
