import type { ResolvedConfig, Service, ServiceCookie } from '../config/schema'

/** A pattern never means anything else, and every write of a page asks about the same few. */
const tests = Object.create(null) as Record<string, RegExp>

/** Whether `name` fits `pattern`, in which `*` stands for any text and everything else for itself. */
export function matches(pattern: string, name: string): boolean {
  tests[pattern] ??= new RegExp(`^${pattern.replace(/[^\w*]/g, '\\$&').replace(/\*+/g, '.*')}$`, 's')
  return tests[pattern].test(name)
}

/** The category that answers for a category or service id. */
export const categoryOf = ({ services }: ResolvedConfig, id: string): string =>
  services.find((service) => service.id === id)?.category ?? id

/** What a service declares. */
export type Declared = 'cookies' | 'storage' | 'hosts'

/** The first service that declares this cookie, this storage key, database or cache, or this host (with or without its port). */
export const serviceOf = (services: readonly Service[], what: Declared, name: string): Service | undefined =>
  services.find((service) =>
    service[what]?.some((one) => {
      const pattern = `${(one as ServiceCookie).name ?? one}`
      return matches(pattern, name) || (what === 'hosts' && matches(pattern, name.replace(/:\d+$/, '')))
    }),
  )

/**
 * The part of a host that its owner's other hosts share: `www.example.co.uk` -> `example.co.uk`.
 * A page script has no Public Suffix List, so only the common second levels under a country code are known;
 * whatever else belongs together is told by `ownHosts`.
 */
export const siteOf = (host: string): string =>
  /[^.]+\.((com?|org?|net?|gov?|edu|ac)\...|[^.]*[a-z][^.]*)$/.exec(host)?.[0] ?? host
