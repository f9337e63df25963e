import { patch } from '../lib/patch'

/**
 * Keeps scripts that were let go and then revoked from sending anything more: beacons as the page is left, timers,
 * retries. Who sends is told from the call stack, so that the site's own requests pass. They fail as behind a
 * browser's own blocker: a beacon is taken and lost, a `fetch` rejects with a `TypeError`, a request fires `error`.
 *
 * @param revoked whether a call stack has a revoked script in it; told what would have been sent to
 */
export function silence(revoked: (stack: string, url: string) => boolean): () => void {
  const urls = new WeakMap<object, string>()
  const undo = [
    patch(
      Navigator.prototype,
      'sendBeacon',
      (original, stack) =>
        function (...args) {
          return revoked(stack(), `${args[0]}`) || original.apply(this, args)
        },
    ),
    patch(
      window,
      'fetch',
      (original, stack) =>
        function (...args) {
          const [input] = args
          const url = input instanceof Request ? input.url : `${input}`
          return revoked(stack(), url) ? Promise.reject(new TypeError('Failed to fetch')) : original.apply(this, args)
        },
    ),
    patch(
      XMLHttpRequest.prototype,
      'open',
      (original) =>
        function (...args) {
          urls.set(this as object, `${args[1]}`)
          return original.apply(this, args)
        },
    ),
    patch(
      XMLHttpRequest.prototype,
      'send',
      (original, stack) =>
        function (...args) {
          const request = this as XMLHttpRequest
          if (!revoked(stack(), urls.get(request) ?? '')) return original.apply(this, args)
          // A URL that can only fail, so that every event and state is the browser's own.
          request.open('GET', 'blob:null/0')
          return original.call(this)
        },
    ),
  ]
  return () => {
    for (const one of undo) one()
  }
}
