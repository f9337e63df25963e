/** Returns the values of `Domain` that a host can set, longest first; none for an IP address. */
function domainsOf(host: string): string[] {
  if (!host.includes('.') || /^[\d.]+$|[[:]/.test(host)) return []
  const labels = host.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}

/** Returns the paths of cookies that are sent with a request for this path: `/` first, then longest first. */
function pathsOf(path: string): string[] {
  const parts = path.split('/').filter(Boolean)
  const all = parts.flatMap((_, index) => {
    const folder = `/${parts.slice(0, index + 1).join('/')}`
    return [folder, `${folder}/`]
  })
  return ['/', ...all.reverse()]
}

/** Name prefixes that need attributes, in deletions too (RFC 6265bis section 4.1.3). */
const secure = /^__(secure|host|http)-/i
const hostOnly = /^__host-/i
const httpOnly = /^__(http|host-http)-/i

/**
 * Yields `Set-Cookie` values that delete a cookie on every domain and path, the likeliest first. Domain and path are
 * part of a cookie's identity and are not in the request; only a partitioned deletion deletes a partitioned cookie.
 */
function* deletionsOf(name: string, host: string, path: string): Generator<string> {
  const fixed = hostOnly.test(name)
  const flag = httpOnly.test(name) ? '; HttpOnly' : ''
  for (const at of fixed ? ['/'] : pathsOf(path)) {
    for (const domain of ['', ...(fixed ? [] : domainsOf(host).reverse())]) {
      for (const kind of [secure.test(name) ? '; Secure' : '', '; Secure; Partitioned']) {
        yield `${name}=; Path=${at}${domain && `; Domain=${domain}`}; Max-Age=0${kind}${flag}`
      }
    }
  }
}

/** Most bytes of deletions: proxies take some 8 kB of headers. What is left over is deleted at the next request. */
const ROOM = 4000

/** Returns `Set-Cookie` deletions for all these names, the likeliest of each first, within `ROOM`. */
export function deletions(names: readonly string[], host: string, path: string): string[] {
  // Skip names that could end the header or begin an attribute. Only ASCII is safe in headers everywhere.
  const open = [...new Set(names)]
    .filter((name) => /^[!-:<>-~]+$/.test(name))
    .map((name) => deletionsOf(name, host, path))
  const made: string[] = []
  let size = 0
  while (open.length) {
    for (const one of [...open]) {
      const { value, done } = one.next()
      if (done) open.splice(open.indexOf(one), 1)
      else {
        size += value.length + 14
        if (size > ROOM) return made
        made.push(value)
      }
    }
  }
  return made
}
