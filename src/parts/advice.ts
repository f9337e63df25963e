import type { ResolvedConfig } from '../config/schema'
import { adviseOn } from '../declaration/adviseOn'
import * as catalogue from '../services/index'

/** What a regulator would ask about the config of this page, each in one sentence. */
export const advise = (config: ResolvedConfig): string[] =>
  adviseOn(config, Object.values(catalogue)).map(({ message }) => message)
