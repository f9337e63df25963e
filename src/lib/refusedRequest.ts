/** Fails as a database does that the browser blocks, with the events and the type of a real request. */
export function refusedRequest(): object {
  const { prototype } = globalThis.IDBOpenDBRequest ?? {}
  const request = Object.setPrototypeOf(new EventTarget(), prototype ?? null)
  const error = new DOMException('Refused', 'UnknownError')
  // The accessors of its prototype refuse it.
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
