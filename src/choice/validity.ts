import type { ResolvedConfig } from '../config/schema'
import { categoryOf } from './declared'
import { type Choice, type ChoiceRecord, NECESSARY } from './types'

const DAY = 864e5

/** What became of a stored choice: it holds, or why the visitor is asked again. */
export interface Standing {
  /** The choice as it holds now; what was added since is refused in it. */
  choice: Choice | null
  why: 'expired' | 'policy' | 'added' | null
  /** Category and service ids that it did not cover. */
  added: string[]
}

/**
 * Four characters for what is asked about, so that an addition is noticed later without a list of names in the
 * cookie (a 32-bit hash, cut: one chance in 1.6 million that a new service looks like a given old one).
 */
function fingerprint(text: string): string {
  let hash = 7
  for (const char of text) hash = Math.imul(hash, 16777619) ^ char.charCodeAt(0)
  return (1e6 + (hash >>> 0)).toString(36).slice(-4)
}

/** Everything the visitor is asked about, each id with its fingerprint. A service that changes category is new. */
export const asked = (config: ResolvedConfig): [id: string, print: string][] =>
  config.ids
    .filter((id) => categoryOf(config, id) !== NECESSARY)
    .map((id) => [id, fingerprint(`${categoryOf(config, id)}/${id}`)])

/**
 * Whether a stored choice still holds. Grants and refusals last equally long (CNIL 2020-092: about six months both
 * ways). One from the future was written under a wrong clock: it would outlive its term, so it is asked again.
 */
export function validity(record: ChoiceRecord | null, config: ResolvedConfig, now: number): Standing {
  if (!record) return { choice: null, why: null, added: [] }
  const { choice, known } = record
  const age = (now - Date.parse(choice.at)) / DAY
  const why =
    age > config.cookie.days || age < -1 ? 'expired' : choice.policy === config.policy.version ? null : 'policy'
  const added = why ? [] : asked(config).flatMap(([id, print]) => (known.includes(print) ? [] : [id]))
  return {
    choice: why ? null : added[0] ? { ...choice, except: [...(choice.except ?? []), ...added] } : choice,
    why: added[0] ? 'added' : why,
    added,
  }
}
