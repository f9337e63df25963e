import { querySelectorAll, readOnce, requestUrl } from '../lib/natives'
import { patch, takeOff } from '../lib/patch'
import { createRefuses } from './hosts'
import type { Gate } from './types'

/** A URL that always fails, in the browser's own way and with nothing sent. */
const NOWHERE = 'blob:null/0'
/** The same for a socket: browsers never connect to this port (https://fetch.spec.whatwg.org/#port-blocking). */
const NO_PORT = 'wss://0:1'

const block = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'))

/**
 * What a refused call does instead, if its first argument is an address. As behind a content blocker, `fetch` rejects,
 * a beacon or a deferred fetch is accepted and lost, and the others get this address.
 */
const INSTEAD: Record<string, string | (() => unknown)> = {
  fetch: block,
  fetchLater: () => ({ activated: false }),
  sendBeacon: () => true,
  Audio: NOWHERE,
  EventSource: NOWHERE,
  WebSocket: NO_PORT,
  WebSocketStream: NO_PORT,
  WebTransport: 'https://0:1',
}

/** A submit button can override its form's address and target. */
type Submitter = Partial<Pick<HTMLButtonElement, 'formAction' | 'formTarget'>>
interface Connection {
  close(): void
}
interface Server {
  urls?: string | Iterable<string>
}

/** Copies a server's settings: a getter could give another answer the second time. */
const readServer = ({ ...server }: Server) => {
  const { urls = [] } = server
  return typeof urls === 'string' ? { ...server, urls } : { ...server, urls: [...urls].map(String) }
}
/** Returns the addresses of STUN and TURN servers as `https:` URLs: a `stun:` address has no `//` to parse it by. */
const addressesOf = (servers: readonly ReturnType<typeof readServer>[]): string[] =>
  servers.flatMap(({ urls }) => urls).map((url) => url.replace(/^\w+:/, 'https://'))

/** Returns the address in a call's first argument. Only `fetch` and `fetchLater` accept a `Request`. */
function addressOf(name: string, args: unknown[]): unknown {
  if (name.startsWith('fetch')) {
    try {
      return requestUrl(args[0] as object)
    } catch {
      // Not a `Request`, so the browser takes it as text.
    }
  }
  if (args.length) args[0] = readOnce(args[0])
  return args[0]
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

    /** Read from the prototype: `<input name="action">` shadows the form's own property. */
    const read = (form: HTMLFormElement, key: 'action' | 'target'): string =>
      Reflect.get(HTMLFormElement.prototype, key, form)
    /** Whether a form that is sent into a frame is refused. A form that navigates the page is the visitor's own act. */
    const isRefusedForm = (form: HTMLFormElement, stack: () => string, submitter?: Submitter | null): boolean => {
      const [base] = querySelectorAll<HTMLBaseElement>(document, 'base[target]')
      const target = submitter?.formTarget || read(form, 'target') || base?.target
      // Only the keywords navigate the page: `_x` may be the name of a frame.
      if (!target || /^_(blank|self|parent|top)$/i.test(target)) return false
      return [read(form, 'action'), submitter?.formAction ?? ''].some((url) => url && isRefused(url, stack))
    }
    const onSubmit = (event: SubmitEvent): void => {
      const { target, submitter } = event
      if (isRefusedForm(target as HTMLFormElement, String, submitter as Submitter | null)) event.preventDefault()
    }
    addEventListener('submit', onSubmit, true)

    /** Removes the refused servers from a peer connection's arguments; returns the addresses of the others. */
    const cleanServers = (args: unknown[], stack: () => string): string[] => {
      try {
        const [config] = args as [RTCConfiguration | undefined]
        // Any iterable, as in the browser (https://webidl.spec.whatwg.org/#es-sequence).
        const servers = config?.iceServers as Iterable<Server> | undefined
        if (!servers) return []
        const allowed = [...servers]
          .map(readServer)
          .filter((server) => !addressesOf([server]).some((url) => isRefused(url, stack)))
        args[0] = { ...config, iceServers: allowed }
        return addressesOf(allowed)
      } catch {
        // The browser cannot read it either: it reports that, and connects to nothing.
        return []
      }
    }

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
        () => removeEventListener('submit', onSubmit, true),
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
