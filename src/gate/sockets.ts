import { patch } from '../lib/patch'
import { watchInstances } from '../lib/watchInstances'
import { createRefuses } from './hosts'
import type { Gate } from './types'

/** Fails as behind a blocker: browsers never connect to this port (https://fetch.spec.whatwg.org/#port-blocking). */
const UNREACHABLE: Record<string, string> = {
  WebSocket: 'wss://0:1',
  WebSocketStream: 'wss://0:1',
  WebTransport: 'https://0:1',
  EventSource: 'blob:null/0',
}
const PEERS = ['RTCPeerConnection', 'webkitRTCPeerConnection']

interface Connection {
  close(): void
}
type Servers = Iterable<{ urls?: string | Iterable<string> }>

/**
 * Connections that last. One to a declared host fails as behind a browser's own blocker; one that was opened while the
 * host was granted is closed at the withdrawal, as whoever holds it could send on.
 */
export const sockets: Gate = {
  install(context) {
    const refuses = createRefuses(context)
    const opened = new Map<WeakRef<Connection>, readonly string[]>()

    /** Addresses of the servers that would tell a peer connection where it is; a `stun:` address has no `//`. */
    const addressesOf = (servers: Servers): string[] =>
      [...servers]
        .flatMap(({ urls = [] }) => (typeof urls === 'string' ? urls : [...urls]))
        .map((url) => url.replace(/^\w+:/, 'https://'))
    const isRefused = (address: unknown, stack: () => string): boolean => !!refuses('network', address, stack)

    const withoutRefused = (
      config: RTCConfiguration | undefined,
      stack: () => string,
    ): RTCConfiguration | undefined => {
      // Whatever the browser takes for a list: any iterable (https://webidl.spec.whatwg.org/#es-sequence).
      const servers = config?.iceServers as Servers | undefined
      if (!servers) return config
      const allowed = [...servers].filter((server) => !addressesOf([server]).some((url) => isRefused(url, stack)))
      return { ...config, iceServers: allowed as RTCIceServer[] }
    }
    /** What the browser itself cannot read is for the browser to tell of; it connects to nothing. */
    const cleaned = (config: unknown, stack: () => string): unknown => {
      try {
        return withoutRefused(config as RTCConfiguration | undefined, stack)
      } catch {
        return config
      }
    }

    const remember = (connection: object, addresses: readonly string[]): void => {
      opened.set(new WeakRef(connection as Connection), addresses)
    }
    const undo = [
      ...Object.keys(UNREACHABLE).flatMap((name) => [
        patch(
          window,
          name,
          (_, stack) =>
            (...args) =>
              isRefused(args[0], stack) ? [UNREACHABLE[name], ...args.slice(1)] : args,
        ),
        watchInstances(window, name, (connection, [url]) => remember(connection, [`${url}`])),
      ]),
      ...PEERS.flatMap((name) => [
        patch(
          window,
          name,
          (_, stack) =>
            (...args) =>
              args.length ? [cleaned(args[0], stack), ...args.slice(1)] : args,
        ),
        watchInstances(window, name, (connection, [config]) => {
          const { iceServers = [] } = (config ?? {}) as RTCConfiguration
          remember(connection, addressesOf(iceServers))
        }),
      ]),
      patch(
        globalThis.RTCPeerConnection?.prototype,
        'setConfiguration',
        (original, stack) =>
          function (config, ...rest) {
            return original.call(this, cleaned(config, stack), ...rest)
          },
      ),
    ]

    return {
      update() {
        for (const [reference, addresses] of opened) {
          const connection = reference.deref()
          const isOver = connection && addresses.some((address) => isRefused(address, String))
          if (isOver) connection.close()
          if (isOver || !connection) opened.delete(reference)
        }
      },
      undo() {
        for (const one of undo.reverse()) one()
      },
    }
  },
}
