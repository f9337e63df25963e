import type { ResolvedConfig } from '../config/schema'
import type { Choice, ChoiceRecord, Lifetime } from './types'
import { fingerprintsOf, validity } from './validity'

/** Most fingerprints that fit the cookie, those of a site's other parts included. */
const ROOM = 600

/** What a visitor or the page asks to grant. */
export interface Wish {
  granted: readonly string[]
  except?: readonly string[] | undefined
  lifetime?: Lifetime | undefined
}

/** What else goes into a record. */
export interface Circumstances {
  /** Milliseconds since 1970. */
  now: number
  /** Whether the browser sends a privacy signal. */
  signal: boolean
  /** Makes the receipt's id; called only for a grant. */
  id(): string | undefined
  /** The record before, maybe from a part of the site with other categories and services. */
  old?: ChoiceRecord | null
}

/**
 * Returns what stays of the record that another part of the site made. Nothing if more is granted now: that would grant
 * what was refused there. Ids that this part does not know stay granted beside a grant, but not for longer than before,
 * and not under a privacy signal that the old record did not see.
 */
function keptFrom(
  config: ResolvedConfig,
  granted: readonly string[],
  lifetime: Lifetime,
  { now, signal, old }: Circumstances,
) {
  const before = old?.choice.granted ?? []
  if (!old || !validity(old, config, now).choice || !granted.every((id) => before.includes(id)))
    return { granted: [], except: [], known: [] }
  const { choice, known } = old
  const stays = granted[0] && (old.signal || !signal) && (choice.lifetime === 'persistent' || lifetime === 'session')
  const foreign = (ids: readonly string[] = []) => (stays ? ids.filter((id) => !config.ids.includes(id)) : [])
  return { granted: foreign(before), except: foreign(choice.except), known }
}

/**
 * Makes the record of a wish: declared ids only, in the config's order, so that equal choices are equal bytes; with
 * what stays of the record before. Pages get `validity(record)`, without the ids of other parts of the site.
 */
export function makeChoice(
  config: ResolvedConfig,
  wish: Wish,
  by: Choice['by'],
  circumstances: Circumstances,
): ChoiceRecord {
  const { now, signal } = circumstances
  const { granted, except = [] } = wish
  const lifetime = wish.lifetime === 'session' ? 'session' : 'persistent'
  const categories = config.categories.map(({ id }) => id).filter((id) => granted.includes(id))
  const services = config.services
    .filter(({ id, category }) => except.includes(id) && categories.includes(category))
    .map(({ id }) => id)
  const [grants] = categories
  const id = grants && config.receipts && circumstances.id()
  const others = keptFrom(config, categories, lifetime, circumstances)
  const refused = [...services, ...others.except]
  const fingerprints = fingerprintsOf(config).map(([, fingerprint]) => fingerprint)
  return {
    choice: {
      granted: [...categories, ...others.granted],
      ...(refused[0] && { except: refused }),
      lifetime,
      policy: config.policy.version,
      // To the second; in a refusal to the hour, which must not single anybody out.
      at: new Date(now - (now % (grants ? 1e3 : 36e5))).toISOString(),
      by,
      ...(id && { id }),
    },
    known: [...new Set([...fingerprints, ...others.known])].slice(0, ROOM).sort(),
    signal,
  }
}
