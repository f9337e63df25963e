interface Server {
  urls?: string | Iterable<string>
}

/** Copies a server's settings: a getter could give another answer the second time. */
const readServer = ({ urls = [], ...server }: Server) => ({
  ...server,
  urls: typeof urls === 'string' ? urls : [...urls].map(String),
})

/** Returns the addresses of STUN and TURN servers as `https:` URLs: a `stun:` address has no `//` to parse it by. */
const addressesOf = (servers: readonly ReturnType<typeof readServer>[]): string[] =>
  servers.flatMap(({ urls }) => urls).map((url) => url.replace(/^\w+:/, 'https://'))

/** Removes the refused servers from a peer connection's arguments; returns the addresses of the others. */
export function allowedServers(args: unknown[], isRefused: (address: string) => boolean): string[] {
  try {
    const [config] = args as [RTCConfiguration | undefined]
    // Any iterable, as in the browser (https://webidl.spec.whatwg.org/#es-sequence).
    const servers = config?.iceServers as Iterable<Server> | undefined
    if (!servers) return []
    const allowed = [...servers].map(readServer).filter((server) => !addressesOf([server]).some(isRefused))
    args[0] = { ...config, iceServers: allowed }
    return addressesOf(allowed)
  } catch {
    // The browser cannot read it either: it reports that, and connects to nothing.
    return []
  }
}
