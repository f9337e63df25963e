import type { Service } from '../config/schema'

/** Decodes `%` escapes. Taken before a page defines a function of this name, as many have one that does something else. */
export const decode = unescape

/**
 * Returns a function that tells whether a name fits `pattern`; `*` stands for any text. Searches each part between two
 * stars once, from the end of the part before: a regular expression with many `.*` takes seconds. A name also fits if
 * its decoded form does: a cookie `crisp-client/session` is written with the slash encoded, as RFC 6265 section 4.1.1
 * allows none in a name.
 */
export function matcher(pattern: string): (name: string) => boolean {
  const [head = '', ...parts] = pattern.split('*')
  const tail = parts.pop()
  const fits = (name: string): boolean => {
    if (tail === undefined) return name === pattern
    let at = head.length
    return (
      name.startsWith(head) &&
      parts.every((part) => {
        const found = name.indexOf(part, at)
        at = found + part.length
        return found >= 0
      }) &&
      name.length - tail.length >= at &&
      name.endsWith(tail)
    )
  }
  return (name) => fits(name) || fits(decode(name))
}

/** Returns whether `name` fits `pattern`. */
export const matches = (pattern: string, name: string): boolean => matcher(pattern)(name)

/**
 * Returns the registrable domain of a host: `www.example.co.uk` -> `example.co.uk`. A page script has no Public Suffix
 * List, so only the common second levels under a country code are known; `ownHosts` covers the rest.
 */
export function siteOf(host: string): string {
  const labels = host.split('.')
  const [second = '', last = ''] = labels.slice(-2)
  // An IP address is its own site.
  if (!/[a-z]/.test(last)) return host
  return labels.slice(last.length === 2 && /^(com?|org?|net?|gov?|edu|ac)$/.test(second) ? -3 : -2).join('.')
}

/** An index of each list of services by id, created at the first look-up. */
let indexes: WeakMap<readonly Service[], Map<string, Service>> | undefined

interface WithServices {
  services: readonly Service[]
}

export function serviceOf({ services }: WithServices, id: string): Service | undefined {
  indexes ??= new WeakMap()
  const index = indexes.get(services) ?? new Map(services.map((service) => [service.id, service]))
  indexes.set(services, index)
  return index.get(id)
}

/** Returns the category of a service id; any other id is returned as it is. */
export const categoryOf = (config: WithServices, id: string): string => serviceOf(config, id)?.category ?? id
