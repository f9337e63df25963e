/**
 * Returns a request that fails like one for a database that the browser blocks: an `IDBOpenDBRequest` with an `error`
 * event.
 */
export function refusedRequest(): object {
  const { prototype } = globalThis.IDBOpenDBRequest ?? {}
  const request = Object.setPrototypeOf(new EventTarget(), prototype ?? null)
  const error = new DOMException('Refused', 'UnknownError')
  // The prototype's accessors throw on an object that is not a real request.
  for (const key in prototype)
    if (!(key in EventTarget.prototype))
      Object.defineProperty(request, key, { value: { error, readyState: 'done' }[key], writable: true })
  setTimeout(() => {
    const event = new Event('error', { bubbles: true, cancelable: true })
    request.dispatchEvent(event)
    request.onerror?.(event)
  })
  return request
}
