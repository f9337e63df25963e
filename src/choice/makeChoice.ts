import type { ResolvedConfig } from '../config/schema'
import type { Choice, ChoiceRecord, Lifetime } from './types'
import { asked, validity } from './validity'

/** How many fingerprints the cookie has room for, those of a site's other parts included. */
const ROOM = 600

/** What somebody wishes to grant. */
export interface Wish {
  granted: readonly string[]
  except?: readonly string[] | undefined
  lifetime?: Lifetime | undefined
}

/** What a record is made from beside the wish. */
export interface World {
  /** Milliseconds since 1970. */
  now: number
  /** Whether the browser sends a privacy signal. */
  signal: boolean
  /** Makes the receipt's id; asked only where something is granted. */
  id(): string | undefined
  /** The record that stands until now, maybe of a part of the site with other categories and services. */
  old?: ChoiceRecord | null
}

/**
 * What stays of the record before, as another part of the site has asked about it: nothing where more is granted now, as
 * that would grant what was refused there. What this part does not know stays granted beside a grant, for no longer than
 * it was, and not as if it were granted under a privacy signal.
 */
function kept(config: ResolvedConfig, granted: readonly string[], lifetime: Lifetime, { now, signal, old }: World) {
  const before = old?.choice.granted ?? []
  if (!old || !validity(old, config, now).choice || !granted.every((id) => before.includes(id)))
    return { granted: [], except: [], known: [] }
  const { choice, known } = old
  const stays = granted[0] && (old.signal || !signal) && (choice.lifetime === 'persistent' || lifetime === 'session')
  const foreign = (ids: readonly string[] = []) => (stays ? ids.filter((id) => !config.ids.includes(id)) : [])
  return { granted: foreign(before), except: foreign(choice.except), known }
}

/**
 * The record of a wish: only what was declared, in the config's order, so that equal choices are equal bytes; and of the
 * record before it what other parts of the site have asked. Pages are handed `validity(record)`, without the latter.
 */
export function makeChoice(config: ResolvedConfig, wish: Wish, by: Choice['by'], world: World): ChoiceRecord {
  const { granted, except = [] } = wish
  const lifetime = wish.lifetime === 'session' ? 'session' : 'persistent'
  const categories = config.categories.map(({ id }) => id).filter((id) => granted.includes(id))
  const services = config.services
    .filter(({ id, category }) => except.includes(id) && categories.includes(category))
    .map(({ id }) => id)
  const [grants] = categories
  const id = grants && config.receipts && world.id()
  const others = kept(config, categories, lifetime, world)
  const refused = [...services, ...others.except]
  const prints = asked(config).map(([, print]) => print)
  return {
    choice: {
      granted: [...categories, ...others.granted],
      ...(refused[0] && { except: refused }),
      lifetime,
      policy: config.policy.version,
      // To the second; in a refusal to the hour, which must not single anybody out.
      at: new Date(world.now - (world.now % (grants ? 1e3 : 36e5))).toISOString(),
      by,
      ...(id && { id }),
    },
    known: [...new Set([...prints, ...others.known])].slice(0, ROOM).sort(),
    signal: world.signal,
  }
}
