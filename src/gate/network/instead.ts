/** A URL that always fails, in the browser's own way and with nothing sent. */
export const NOWHERE = 'blob:null/0'
/** The same for a socket: browsers never connect to this port (https://fetch.spec.whatwg.org/#port-blocking). */
const NO_PORT = 'wss://0:1'

export const block = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'))

/**
 * What a refused call does instead, if its first argument is an address. As behind a content blocker, `fetch` rejects,
 * a beacon or a deferred fetch is accepted and lost, and the others get this address.
 */
export const INSTEAD: Record<string, string | (() => unknown)> = {
  fetch: block,
  fetchLater: () => ({ activated: false }),
  sendBeacon: () => true,
  Audio: NOWHERE,
  EventSource: NOWHERE,
  WebSocket: NO_PORT,
  WebSocketStream: NO_PORT,
  WebTransport: 'https://0:1',
}
