import type { ResolvedConfig } from '../config/schema'
import { servicesOf } from './declared'
import { matches } from './match'
import { secondsIn } from './secondsIn'

/**
 * The longest that a cookie may last, in seconds: as its service says, or its category; and with `undeclared: 'block'`
 * no longer than it is declared. Of several services the shortest holds.
 */
export function longest({ services, categories, undeclared }: ResolvedConfig, name: string): number {
  const said = servicesOf(services, 'cookies', name).flatMap(({ category, maxLifetime, cookies = [] }) => [
    maxLifetime ?? categories.find(({ id }) => id === category)?.maxLifetime,
    undeclared === 'block' ? cookies.find((cookie) => matches(cookie.name, name))?.lifetime : undefined,
  ])
  return Math.min(...said.map((lifetime) => secondsIn(lifetime) || Number.POSITIVE_INFINITY))
}
