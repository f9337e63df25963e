import { patch } from '../lib/patch'
import { createRefuses } from './refuses'
import type { Gate } from './types'

/** A URL that can only fail, in the browser's own way and with nothing sent. */
const NOWHERE = 'blob:null/0'

/**
 * Requests to declared hosts fail as behind a browser's own blocker: a `fetch` rejects with a `TypeError`, a request
 * and a socket fire `error`, a beacon is taken and lost.
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
      patch(
        window,
        'fetch',
        (original, stack) =>
          function (...args) {
            return refuses('network', args[0], stack)
              ? Promise.reject(new TypeError('Failed to fetch'))
              : original.apply(this, args)
          },
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
      ...['WebSocket', 'EventSource', 'WebTransport'].map((name) =>
        patch(window, name, (_, stack) => (url, ...rest) => {
          // A port that browsers never connect to (https://fetch.spec.whatwg.org/#port-blocking).
          const nowhere = name === 'EventSource' ? NOWHERE : `${url}`.replace(/\/\/.*/, '//127.0.0.1:1')
          return [refuses('network', url, stack) ? nowhere : url, ...rest]
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
