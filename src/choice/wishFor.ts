import type { ResolvedConfig } from '../config/schema'
import type { Wish } from './makeChoice'
import { categoryOf } from './match'
import { type Lifetime, NECESSARY } from './types'

/** What can be granted, and what is. */
interface Granted {
  config: Pick<ResolvedConfig, 'categories' | 'services'>
  allows(need: readonly string[], lifetime?: Lifetime): boolean
}

/**
 * Returns the wish behind "always allow": the current grants and what all of these ids need, but no other service of a
 * newly granted category, and no longer lifetime. `null` if no choice can cover them.
 */
export function wishFor({ config, allows }: Granted, need: readonly string[], lifetime: Lifetime): Wish | null {
  const known = config.categories.map(({ id }) => id)
  const categories = need.map((id) => categoryOf(config, id)).filter((id) => id !== NECESSARY)
  const now = known.filter((id) => allows([id]))
  const session = now.some((id) => !allows([id], 'persistent'))
  if (!categories[0] || (session && lifetime === 'persistent') || !categories.every((id) => known.includes(id)))
    return null
  const granted = known.filter((id) => now.includes(id) || categories.includes(id))
  return {
    granted,
    except: config.services.flatMap(({ id, category }) =>
      granted.includes(category) && !need.includes(id) && !allows([id]) ? [id] : [],
    ),
    lifetime: session ? 'session' : 'persistent',
  }
}
