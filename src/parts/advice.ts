import type { ResolvedConfig } from '../config/schema'
import { adviseOn } from '../declaration/adviseOn'
import * as catalogue from '../services/index'

/** Returns what a regulator would ask about this config, each in one sentence. */
export const advise = (config: ResolvedConfig): string[] =>
  adviseOn(config, Object.values(catalogue)).map(({ message }) => message)
