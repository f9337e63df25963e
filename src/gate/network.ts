import { patch } from '../lib/patch'
import { createRefuses } from './hosts'
import type { Gate } from './types'

/** What sends a form may send it elsewhere than the form says. */
type Submitter = Partial<Pick<HTMLButtonElement, 'formAction' | 'formTarget'>>

/** A URL that can only fail, in the browser's own way and with nothing sent. */
const NOWHERE = 'blob:null/0'

/**
 * Requests to declared hosts fail as behind a browser's own blocker: a `fetch` rejects with a `TypeError`, a request,
 * a socket and a sound fire `error`, a beacon and a deferred fetch are taken and lost.
 */
export const network: Gate = {
  install(context) {
    const refuses = createRefuses(context)
    const opened = new WeakMap<object, unknown[]>()
    /** Into a frame, where nobody sees what comes of it; a form that takes the visitor along is theirs to send. */
    const sends = (form: HTMLFormElement, stack: () => string, by?: Submitter | null): unknown =>
      /^[^_]/.test(by?.formTarget || form.target) &&
      [form.action, by?.formAction].some((url) => refuses('network', url, stack))
    /** A connection's configuration without the servers that would tell it where it is. */
    const without = (config: unknown, stack: () => string): unknown => ({
      ...(config as RTCConfiguration),
      iceServers: (config as RTCConfiguration | undefined)?.iceServers?.filter(({ urls }) =>
        [urls].flat().every((url) => !refuses('network', `${url}`.replace(/\w+:/, 'a://'), stack)),
      ),
    })
    const submit = (event: SubmitEvent): void => {
      if (sends(event.target as HTMLFormElement, String, event.submitter as Submitter | null)) event.preventDefault()
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
      ...['RTCPeerConnection', 'webkitRTCPeerConnection'].map((name) =>
        patch(window, name, (_, stack) => (config) => [without(config, stack)]),
      ),
      patch(
        globalThis.RTCPeerConnection?.prototype,
        'setConfiguration',
        (original, stack) =>
          function (...args) {
            return original.call(this, without(args[0], stack))
          },
      ),
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
            opened.set(this as object, args)
            return original.apply(this, args)
          },
      ),
      patch(
        XMLHttpRequest.prototype,
        'send',
        (original, stack) =>
          function (...args) {
            const request = this as XMLHttpRequest
            const [, url, async = true] = opened.get(request) ?? []
            // One that the page waits for throws, as it does behind a blocker.
            if (refuses('network', url, stack)) request.open('GET', NOWHERE, async as boolean)
            return original.apply(this, args)
          },
      ),
      ...['WebSocket', 'WebSocketStream', 'WebTransport', 'Audio', 'EventSource'].map((name) =>
        patch(window, name, (_, stack) => (...args) => {
          const [url, ...rest] = args
          if (!refuses('network', url, stack)) return args
          // A port that browsers never connect to (https://fetch.spec.whatwg.org/#port-blocking).
          return [/W/.test(name) ? `${url}`.replace(/\/\/.*/, '//0:1') : NOWHERE, ...rest]
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
