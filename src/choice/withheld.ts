import type { ResolvedConfig } from '../config/schema'
import type { Choice, ChoiceRecord } from './types'

/**
 * Returns the categories that the browser's privacy signal refuses. A grant made under the signal overrides it; an
 * older grant does not.
 */
export const withheld = (
  config: ResolvedConfig,
  signal: boolean,
  { record, choice }: { record: ChoiceRecord | null; choice: Choice | null },
): string[] =>
  config.categories
    .filter(({ id, gpc }) => signal && gpc && (!record?.signal || !choice?.granted.includes(id)))
    .map(({ id }) => id)
