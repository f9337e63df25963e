/**
 * What may stand before a host by mistake (a scheme, slashes, `*.` or a dot), the host's name, a port and a path.
 * A name is letters of any script, digits and hyphens between dots.
 */
const HOST = /^(?:\w+:)?[\\/]*(?:\*?\.)*((?:[\w*-]|[^\0-\x7f])+(?:\.(?:[\w*-]|[^\0-\x7f])+)*)(:\d{1,5})?(\/[^\s?#*]*)?/

/**
 * The host that a text names, as a URL has it (lower case, punycode), with its port and path.
 *
 * @param mistaken whether the text is known to be wrong: then all the hosts that it may mean, each as a whole. Where none
 * is to be found it is `*`, every host that is not the site's own.
 */
export function hostsIn(text: unknown, mistaken?: boolean): string[] {
  const parts = typeof text === 'string' ? text.split(mistaken ? /[\s,;|]+/ : '\0') : []
  const hosts = parts.flatMap((part) => {
    const [whole = '', host = '', port = '', path = ''] = HOST.exec(part.slice(0, 999)) ?? []
    if (!mistaken && (whole !== part || !part.startsWith(host) || host.includes('*'))) return []
    try {
      // A host is at most 253 characters long (RFC 1035 section 2.3.4).
      const { hostname } = new URL(`http://${host}`)
      return hostname[253] ? [] : hostname + (mistaken ? '' : port + path.replace(/^\/$/, ''))
    } catch {
      return []
    }
  })
  return hosts[0] || !mistaken ? hosts : ['*']
}
