/** Labels of a host that can bear a `Domain`, the whole name first; an address has none. */
function domainsOf(host: string): string[] {
  if (!host.includes('.') || /^[\d.]+$|[[:]/.test(host)) return []
  const labels = host.split('.')
  return labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
}

/** Where a cookie that comes with a request for this path can lie: `/` first, then from the longest. */
function pathsOf(path: string): string[] {
  const parts = path.split('/').filter(Boolean)
  const all = parts.flatMap((_, index) => {
    const folder = `/${parts.slice(0, index + 1).join('/')}`
    return [folder, `${folder}/`]
  })
  return ['/', ...all.reverse()]
}

/** Some kinds of names need attributes to be taken at all, in deletions too (RFC 6265bis section 4.1.3). */
const secure = /^__(secure|host|http)-/i
const hostOnly = /^__host-/i
const httpOnly = /^__(http|host-http)-/i

/**
 * `Set-Cookie` texts that delete a cookie wherever it can lie, the likeliest first. Domain and path are part of a
 * cookie's identity and do not come with the request; a partitioned cookie is only met by a partitioned deletion.
 */
export function* deletionsOf(name: string, host: string, path: string): Generator<string> {
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

/** Proxies take some 8 kB of headers; a cookie that is left over comes with the next request, and goes then. */
const ROOM = 4000

/** Deletions for all these names, the likeliest of each first, within what a response can carry. */
export function deletions(names: readonly string[], host: string, path: string): string[] {
  // Nothing that could end the header or begin an attribute; and a header holds no more than ASCII everywhere.
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
