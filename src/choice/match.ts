import type { Service } from '../config/schema'

/**
 * Tells of a name whether it fits `pattern`, in which `*` stands for any text and everything else for itself. Each part
 * between two stars is looked for once, from where the one before it ended: a regular expression with many `.*` takes
 * seconds. A name that fits once it is decoded fits: who writes a cookie `crisp-client/session` encodes the slash
 * (RFC 6265 section 4.1.1 has none in a name).
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
  return (name) => fits(name) || fits(unescape(name))
}

/** Whether `name` fits `pattern`. */
export const matches = (pattern: string, name: string): boolean => matcher(pattern)(name)

/**
 * The part of a host that its owner's other hosts share: `www.example.co.uk` -> `example.co.uk`.
 * A page script has no Public Suffix List, so only the common second levels under a country code are known;
 * whatever else belongs together is told by `ownHosts`.
 */
export function siteOf(host: string): string {
  const labels = host.split('.')
  const [second = '', last = ''] = labels.slice(-2)
  // The last label of an address is a number.
  if (!/[a-z]/.test(last)) return host
  return labels.slice(last.length === 2 && /^(com?|org?|net?|gov?|edu|ac)$/.test(second) ? -3 : -2).join('.')
}

/** Of each list of services, made when it is first asked about. */
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

/** The category that answers for a category or service id. */
export const categoryOf = (config: WithServices, id: string): string => serviceOf(config, id)?.category ?? id
