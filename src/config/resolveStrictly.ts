import { ConsentConfigError } from './ConsentConfigError'
import { findProblems } from './findProblems'
import { resolveConfig } from './resolveConfig'
import type { ConsentConfig, ResolvedConfig } from './schema'

/**
 * Returns the resolved config, for where there is no page.
 *
 * @throws ConsentConfigError with one line per problem
 */
export function resolveStrictly(config: ConsentConfig): ResolvedConfig {
  const problems = findProblems(config)
  if (problems.length) throw new ConsentConfigError(problems)
  return resolveConfig(config).config
}
