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
    /** Into a frame, where nobody sees what comes of it; a form that takes the visitor along is theirs to send. */
    const sends = (form: HTMLFormElement, stack: () => string): unknown =>
      /^[^_]/.test(form.target) && refuses('network', form.action, stack)
    const submit = (event: Event): void => {
      if (sends(event.target as HTMLFormElement, String)) event.preventDefault()
    }
    addEventListener('submit', submit, true)
    const undo = [
      () => removeEventListener('submit', submit, true),
      patch(
        HTMLFormElement.prototype,
        'submit',
        (original, stack) =>
          function () {
            if (!sends(this as HTMLFormElement, stack)) original.call(this)
          },
      ),
      patch(window, 'RTCPeerConnection', (_, stack) => (...args) => {
        const [config] = args as [RTCConfiguration?]
        const free = ({ urls }: RTCIceServer): boolean =>
          ![urls].flat().some((url) => refuses('network', `${url}`.replace(/\w+:/, 'a://'), stack))
        return [{ ...config, iceServers: config?.iceServers?.filter(free) ?? [] }]
      }),
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
