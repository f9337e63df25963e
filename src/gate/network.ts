import { patch } from '../lib/patch'
import { createRefuses } from './refuses'
import type { Gate } from './types'

/** A URL that can only fail, in the browser's own way and with nothing sent. */
const NOWHERE = 'blob:null/0'

/**
 * Requests to declared hosts fail as behind a browser's own blocker: a `fetch` rejects with a `TypeError`, a request,
 * a socket and a sound fire `error`, a beacon and a deferred fetch are taken and lost.
 */
export const network: Gate = {
  install(context) {
    const refuses = createRefuses(context)
    const urls = new WeakMap<object, unknown>()
    const undo = [
      patch(
        Navigator.prototype,
        'sendBeacon',
        (original, stack) =>
          function (...args) {
            return !!refuses('network', args[0], stack) || original.apply(this, args)
          },
      ),
      ...['fetch', 'fetchLater'].map((name) =>
        patch(
          window,
          name,
          (original, stack) =>
            function (...args) {
              if (!refuses('network', args[0], stack)) return original.apply(this, args)
              return name === 'fetch' ? Promise.reject(new TypeError('Failed to fetch')) : { activated: false }
            },
        ),
      ),
      patch(
        XMLHttpRequest.prototype,
        'open',
        (original) =>
          function (...args) {
            urls.set(this as object, args[1])
            return original.apply(this, args)
          },
      ),
      patch(
        XMLHttpRequest.prototype,
        'send',
        (original, stack) =>
          function (...args) {
            const request = this as XMLHttpRequest
            if (refuses('network', urls.get(request), stack)) request.open('GET', NOWHERE)
            return original.apply(this, args)
          },
      ),
      ...['WebSocket', 'WebTransport', 'EventSource', 'Audio'].map((name) =>
        patch(window, name, (_, stack) => (...args) => {
          const [url, ...rest] = args
          if (!refuses('network', url, stack)) return args
          // A port that browsers never connect to (https://fetch.spec.whatwg.org/#port-blocking).
          return [/W/.test(name) ? `${url}`.replace(/\/\/.*/, '//127.0.0.1:1') : NOWHERE, ...rest]
        }),
      ),
    ]
    return {
      undo() {
        for (const one of undo) one()
      },
    }
  },
}
