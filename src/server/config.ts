import { ConsentConfigError } from '../config/ConsentConfigError'
import { findProblems } from '../config/findProblems'
import { resolveConfig } from '../config/resolveConfig'
import type { ConsentConfig, ResolvedConfig } from '../config/schema'

/** A memo of what each config object amounts to: a server asks at every request, with the same object. */
const known = new WeakMap<ConsentConfig, ResolvedConfig>()

/**
 * The config as the engine sees it.
 *
 * @throws ConsentConfigError with one line per problem: a server is better stopped at its first request than left open
 */
export function settle(config: ConsentConfig): ResolvedConfig {
  const ready = known.get(config)
  if (ready) return ready
  const problems = findProblems(config)
  if (problems.length) throw new ConsentConfigError(problems)
  const resolved = resolveConfig(config).config
  known.set(config, resolved)
  return resolved
}
