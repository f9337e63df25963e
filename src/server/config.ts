import { ConsentConfigError } from '../config/ConsentConfigError'
import { findProblems } from '../config/findProblems'
import { resolveConfig } from '../config/resolveConfig'
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
  const problems = findProblems(config)
  if (problems.length) throw new ConsentConfigError(problems)
  const resolved = resolveConfig(config).config
  known.set(config, resolved)
  return resolved
}
