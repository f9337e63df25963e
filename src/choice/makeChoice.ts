import type { ResolvedConfig } from '../config/schema'
import type { Choice, ChoiceRecord, Lifetime } from './types'
import { asked } from './validity'

/** What somebody wishes to grant. */
export interface Wish {
  granted: readonly string[]
  except?: readonly string[] | undefined
  lifetime?: Lifetime | undefined
}

/**
 * The record of a wish: only what was declared, in the config's order, so that equal choices are equal bytes.
 *
 * @param id makes the receipt's id; asked only where something is granted
 */
export function makeChoice(
  config: ResolvedConfig,
  { granted, except = [], lifetime }: Wish,
  by: Choice['by'],
  world: { now: number; signal: boolean; id: () => string | undefined },
): ChoiceRecord {
  const categories = config.categories.map(({ id }) => id).filter((id) => granted.includes(id))
  const services = config.services
    .filter(({ id, category }) => except.includes(id) && categories.includes(category))
    .map(({ id }) => id)
  const [grants] = categories
  const id = grants && config.receipts && world.id()
  return {
    choice: {
      granted: categories,
      ...(services[0] && { except: services }),
      // A refusal has nothing that could outlive the session, and is remembered as long as a grant.
      lifetime: grants && lifetime === 'session' ? lifetime : 'persistent',
      policy: config.policy.version,
      // To the second; in a refusal to the hour, which must not single anybody out.
      at: new Date(world.now - (world.now % (grants ? 1e3 : 36e5))).toISOString(),
      by,
      ...(id && { id }),
    },
    known: asked(config).map(([, print]) => print),
    signal: world.signal,
  }
}
