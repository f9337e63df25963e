import type { ResolvedConfig } from '../config/schema'
import { servicesOf } from './declared'
import { matches } from './match'
import { secondsIn } from './secondsIn'

/**
 * Returns the longest that a cookie may last, in seconds (`Infinity` without a limit): the `maxLifetime` of its service
 * or category and, with `undeclared: 'block'`, its declared lifetime. The shortest of these holds.
 */
export function longest({ services, categories, undeclared }: ResolvedConfig, name: string): number {
  const said = servicesOf(services, 'cookies', name).flatMap(({ category, maxLifetime, cookies = [] }) => [
    maxLifetime ?? categories.find(({ id }) => id === category)?.maxLifetime,
    undeclared === 'block' ? cookies.find((cookie) => matches(cookie.name, name))?.lifetime : undefined,
  ])
  return Math.min(...said.map((lifetime) => secondsIn(lifetime) || Number.POSITIVE_INFINITY))
}
