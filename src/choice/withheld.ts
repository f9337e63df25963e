import type { ResolvedConfig } from '../config/schema'
import type { Choice, ChoiceRecord } from './types'

/**
 * The categories that the browser's privacy signal refuses. A grant made under the signal is a fresh act on top of it;
 * an older one does not count against it.
 */
export const withheld = (
  config: ResolvedConfig,
  signal: boolean,
  { record, choice }: { record: ChoiceRecord | null; choice: Choice | null },
): string[] =>
  config.categories
    .filter(({ id, gpc }) => signal && gpc && (!record?.signal || !choice?.granted.includes(id)))
    .map(({ id }) => id)
