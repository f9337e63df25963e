import { isGiven, listOf, text } from './read'
import type { Given } from './types'

/** What a config of this package is called among those of others. */
export const OURS = 'interact-consent'

/** Whether it is one of ours already: its services bear an `id`, or are names of the catalogue; theirs bear a `name`. */
export function isOurs({ services, policy }: Given): boolean {
  const items = listOf(services)
  return items[0]
    ? items.some((item) => typeof item === 'string' || (isGiven(item) && !!(text(item.use) || text(item.id))))
    : isGiven(policy) && ('url' in policy || 'version' in policy)
}
