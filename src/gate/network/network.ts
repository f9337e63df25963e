import { readOnce } from '../../lib/natives'
import { patch, takeOff } from '../../lib/patch'
import { createRefuses } from '../hosts'
import type { Gate } from '../types'
import { addressOf } from './addressOf'
import { allowedServers } from './allowedServers'
import { framedAddresses, type Submitter } from './framedAddresses'
import { block, INSTEAD, NOWHERE } from './instead'

interface Connection {
  close(): void
}

/**
 * Guards requests and connections to declared hosts. At a withdrawal, connections that were opened under the grant are
 * closed, as their owner could still send.
 */
export const network: Gate = {
  install(context) {
    const refuses = createRefuses(context)
    const isRefused = (address: unknown, stack: () => string): boolean => !!refuses('network', address, stack)
    const opened = new Map<WeakRef<Connection>, readonly string[]>()
    const remember = (made: unknown, addresses: readonly string[]): unknown => {
      const connection = made as Connection
      if ('close' in connection) opened.set(new WeakRef(connection), addresses)
      return made
    }
    const requested = new WeakMap<object, unknown[]>()

    const isRefusedForm = (form: HTMLFormElement, stack: () => string, submitter?: Submitter | null): boolean =>
      framedAddresses(form, submitter).some((url) => isRefused(url, stack))
    const onSubmit = (event: SubmitEvent): void => {
      const { target, submitter, defaultPrevented } = event
      if (!defaultPrevented && isRefusedForm(target as HTMLFormElement, String, submitter as Submitter | null))
        event.preventDefault()
    }
    const listening = new AbortController()
    // Before the page's listeners, which may stop the event; and after them, as one may give the form its target.
    for (const capture of [true, false]) addEventListener('submit', onSubmit, { signal: listening.signal, capture })

    const cleanServers = (args: unknown[], stack: () => string): string[] =>
      allowedServers(args, (address) => isRefused(address, stack))

    return {
      update() {
        for (const [reference, addresses] of opened) {
          const connection = reference.deref()
          const isOver = connection && addresses.some((address) => isRefused(address, String))
          if (isOver) connection.close()
          if (isOver || !connection) opened.delete(reference)
        }
      },
      undo: takeOff([
        () => listening.abort(),
        patch(HTMLFormElement.prototype, 'submit', (go, _, stack, self) => {
          if (!isRefusedForm(self as HTMLFormElement, stack)) go()
        }),
        ...Object.entries(INSTEAD).map(([name, instead]) =>
          patch(name === 'sendBeacon' ? Navigator.prototype : window, name, (go, args, stack) => {
            const refused = isRefused(addressOf(name, args), stack)
            if (typeof instead === 'function') return refused ? instead() : go()
            if (refused) args[0] = instead
            return remember(go(), [`${args[0]}`])
          }),
        ),
        ...['RTCPeerConnection', 'webkitRTCPeerConnection'].map((name) =>
          patch(window, name, (go, args, stack) => {
            const addresses = cleanServers(args, stack)
            return remember(go(), addresses)
          }),
        ),
        patch(globalThis.RTCPeerConnection?.prototype, 'setConfiguration', (go, args, stack, self) => {
          remember(self, cleanServers(args, stack))
          return go()
        }),
        // Both fetch by themselves.
        patch(globalThis.Cache?.prototype, 'add', (go, args, stack) =>
          isRefused(addressOf('fetch', args), stack) ? block() : go(),
        ),
        // Asynchronous, so that it rejects what is no list, as the browser does.
        patch(globalThis.Cache?.prototype, 'addAll', async (go, args, stack) => {
          const requests = [...(args[0] as Iterable<unknown>)].map((request) => [request])
          if (requests.some((request) => isRefused(addressOf('fetch', request), stack))) return block()
          args[0] = requests.flat()
          return go()
        }),
        patch(XMLHttpRequest.prototype, 'open', (go, args, _, self) => {
          if (args.length > 1) args[1] = readOnce(args[1])
          requested.set(self as object, args)
          return go()
        }),
        patch(XMLHttpRequest.prototype, 'send', (go, _, stack, self) => {
          const request = self as XMLHttpRequest
          const [, url, async = true] = requested.get(request) ?? []
          // A synchronous request stays synchronous, and throws as behind a content blocker.
          if (isRefused(url, stack)) request.open('GET', NOWHERE, async as boolean)
          return go()
        }),
      ]),
    }
  },
}
