import type { Address } from '../choice/declared'
import { NECESSARY } from '../choice/types'
import type { Service } from '../config/schema'
import { querySelectorAll, resolveAddress } from '../lib/natives'

/**
 * Returns the hosts of scripts that need consent and stand in the page already: the browser has begun to load them, and
 * no gate can hold them any more. Call it before the gates are shut.
 *
 * @param servicesAt returns the services that declare an address
 */
export function findEarlyHosts(servicesAt: (address: Address) => readonly Service[]): string[] {
  const scripts = querySelectorAll<HTMLScriptElement>(document, 'script[src]:not([type="text/plain" i])')
  const addresses = [...scripts].map(({ src }) => resolveAddress(src))
  const early = addresses.filter((address) => servicesAt(address).some(({ category }) => category !== NECESSARY))
  return [...new Set(early.map(({ host }) => host))]
}
