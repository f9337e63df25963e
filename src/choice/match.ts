import type { ResolvedConfig, Service } from '../config/schema'

/** Whether `name` fits `pattern`, in which `*` stands for any text and everything else for itself. */
export const matches = (pattern: string, name: string): boolean =>
  new RegExp(`^${pattern.replace(/[^\w*]/g, '\\$&').replace(/\*+/g, '.*')}$`, 's').test(name)

/** The category that answers for a category or service id. */
export const categoryOf = ({ services }: ResolvedConfig, id: string): string =>
  services.find((service) => service.id === id)?.category ?? id

/** The first service that declares this cookie name. */
export const cookieService = (services: readonly Service[], name: string): Service | undefined =>
  services.find(({ cookies }) => cookies?.some((cookie) => matches(`${cookie.name}`, name)))

/** The first service that declares this storage key, database or cache name. */
export const storageService = (services: readonly Service[], name: string): Service | undefined =>
  services.find(({ storage }) => storage?.some((pattern) => matches(pattern, name)))

/**
 * The part of a host that its owner's other hosts share: `www.example.co.uk` -> `example.co.uk`.
 * A page script has no Public Suffix List, so only the common second levels under a country code are known;
 * whatever else belongs together is told by `ownHosts`.
 */
export const siteOf = (host: string): string =>
  /[^.]+\.((com?|org?|net?|gov?|edu|ac)\...|[^.]*[a-z][^.]*)$/.exec(host)?.[0] ?? host
