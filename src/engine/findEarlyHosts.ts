import type { Address } from '../choice/declared'
import { NECESSARY } from '../choice/types'
import type { Service } from '../config/schema'
import { querySelectorAll, resolveAddress } from '../lib/natives'

/** Scripts with a file that a browser runs. */
const RUNNING = 'script[src]:is(:not([type]),[type=""],[type="module" i],[type$="/javascript" i])'

/**
 * Returns the hosts of scripts that need consent and stand in the page already: the browser has begun to load them, and
 * no gate can hold them any more. Call it before the gates are shut.
 *
 * @param servicesAt returns the services that declare an address
 */
export function findEarlyHosts(servicesAt: (address: Address) => readonly Service[]): string[] {
  const scripts = querySelectorAll<HTMLScriptElement>(document, RUNNING)
  const addresses = [...scripts].map(({ src }) => resolveAddress(src))
  const early = addresses.filter((address) => servicesAt(address).some(({ category }) => category !== NECESSARY))
  return [...new Set(early.map(({ host }) => host))]
}
