import type { ResolvedConfig } from '../config/schema'
import { adviseOn } from '../declaration/adviseOn'
import * as catalogue from '../services/index'

/** What a regulator would ask about the config of this page, each in one sentence. */
export const advise = ({ services }: ResolvedConfig): string[] =>
  adviseOn(services, Object.values(catalogue)).map(({ message }) => message)
