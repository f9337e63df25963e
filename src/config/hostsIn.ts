/**
 * What may stand before a host by mistake (a scheme, slashes, `*.` or a dot); the host's name, letters of any script,
 * digits and hyphens between dots; a port and a path.
 */
const HOST = /^(?:\w+:)?[\\/]*(?:\*?\.)*([\w*\x80-\uffff-]+(?:\.[\w*\x80-\uffff-]+)*)((?::\d{1,5})?(?:\/[^\s?#*]*)?)/

/** A host as a URL has it: lower case, punycode. At most 253 characters long (RFC 1035 section 2.3.4). */
function normalize(host: string): string {
  try {
    // Chromium spells a `*` in a host otherwise.
    const hostname = new URL(`http://${host}`).hostname.replace(/%2a/gi, '*')
    return hostname[253] ? '' : hostname
  } catch {
    return ''
  }
}

/**
 * The host that a text names, with its port and path. Of a mistake a list: all the hosts that it may mean, each as a
 * whole, and also as narrow as it stands there, or another service's port or path would go before it; `*`, every host that
 * is not the site's own, where none is to be found.
 */
export function hostsIn(value: unknown): string | string[] {
  const text = typeof value === 'string' ? value : ''
  const [, host = '', rest = ''] = HOST.exec(text) ?? []
  const name = host.includes('*') ? '' : normalize(host)
  if (name && host + rest === text) return name + rest.replace(/^\/$/, '')
  // Some write a host as they would in a regular expression.
  const parts = text.replaceAll('\\.', '.').split(/[\s,;|]+/)
  const meant = parts.flatMap((part) => {
    const [, host = '', rest = ''] = HOST.exec(part.slice(0, 999)) ?? []
    const name = normalize(host)
    return name ? [...new Set([name, name + rest])] : []
  })
  return meant[0] ? meant : ['*']
}
