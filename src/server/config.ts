import { resolveStrictly } from '../config/resolveStrictly'
import type { ConsentConfig, ResolvedConfig } from '../config/schema'

/** A cache by config object: a server passes the same object at every request. */
const known = new WeakMap<ConsentConfig, ResolvedConfig>()

/**
 * Returns the resolved config.
 *
 * @throws ConsentConfigError with one line per problem: stopping a server at its first request is better than leaks
 */
export function resolveOnce(config: ConsentConfig): ResolvedConfig {
  const ready = known.get(config)
  if (ready) return ready
  const resolved = resolveStrictly(config)
  known.set(config, resolved)
  return resolved
}
