import type { Outline, Service } from '../config/schema'
import { serviceOf } from './match'
import { secondsIn } from './secondsIn'
import type { Choice, ChoiceRecord } from './types'

const DAY = 864e5
/** Most fingerprints that a page writes of its own config: browsers take cookies of at most 4,096 bytes. */
const MOST = 400

/** Whether a stored choice still holds, and why the visitor is asked again. */
export interface Standing {
  /** The choice under the current config: unknown ids are left out, and ids added since are refused. */
  choice: Choice | null
  why: 'expired' | 'policy' | 'added' | null
  /** Category and service ids that the choice did not cover. */
  added: string[]
  /** Those of `added` that it covered before they changed. */
  altered: string[]
}

function hash(text: string): number {
  let value = 7
  for (const char of text) value = Math.imul(value, 16777619) ^ char.charCodeAt(0)
  return value >>> 0
}

/**
 * Returns the text whose change asks about a service again: who gets the data, and how long it stays, which `maxLifetime`
 * may shorten. What could go on like an id, which it stands behind, begins with a slash: `st` with 3600 seconds is not
 * `st3` with 600. The others have none, as visitors have been asked about them without.
 */
const materialOf = ({ provider = '', cookies = [], revision, maxLifetime }: Service): string => {
  // In a wrong config, `cookies` may hold anything.
  const longest = Math.min(
    secondsIn(maxLifetime) || 1 / 0,
    Math.max(0, ...[cookies].flat().map((cookie) => secondsIn(cookie?.lifetime))),
  )
  return revision === undefined ? `${provider}${longest || ''}`.replace(/^[a-z\d_-]/, '/$&') : `/${revision}`
}

/**
 * Returns the ids that the visitor is asked about, each with a fingerprint of four characters, by which additions are
 * noticed without a list of names in the cookie (a cut 32-bit hash: a new service equals a given old one with a chance
 * of one in 1.6 million). A service is new if its category changes, and if its `revision` does or, without one, its
 * provider or longest lifetime; new words do not make it new. A second fingerprint, under `=id`, is of the id alone: it
 * tells a changed service from an added one. Of more than 400 fingerprints a few are made one, and what shares one is
 * asked about together once any of it is new.
 */
export function fingerprintsOf(config: Outline): [id: string, fingerprint: string][] {
  const all = config.ids.flatMap((id): [id: string, text: string][] => {
    const service = serviceOf(config, id)
    const category = service?.category ?? id
    return config.categories.some((purpose) => purpose.id === category)
      ? [
          [id, `${category}/${id}${service ? materialOf(service) : ''}`],
          [`=${id}`, `${id}/${id}`],
        ]
      : []
  })
  const groupOf = (text: string): string => (all.length > MOST ? `${hash(text) % MOST}` : text)
  const groups: Record<string, string> = {}
  for (const [, text] of all) groups[groupOf(text)] = (groups[groupOf(text)] ?? '') + text
  for (const group in groups) groups[group] = (1e6 + hash(`${groups[group]}`)).toString(36).slice(-4)
  return all.map(([id, text]) => [id, `${groups[groupOf(text)]}`])
}

/**
 * Returns whether a choice has expired. Grants and refusals last equally long (CNIL 2020-092: about six months both
 * ways). A session choice lasts a day at most, as browsers that restore a session keep its cookies. A choice from the
 * future was written under a wrong clock and would last too long: it counts as expired.
 *
 * @param days how long a persistent choice lasts
 * @param now in milliseconds since 1970
 */
export function isOver({ at, lifetime }: Choice, days: number, now: number): boolean {
  const age = (now - Date.parse(at)) / DAY
  return age > (lifetime === 'session' ? 1 : days) || age < -1
}

/** The standing of no choice. */
export const NONE: Standing = { choice: null, why: null, added: [], altered: [] }

/** Returns whether a stored choice still holds at `now` (milliseconds since 1970), and for which ids. */
export function validity(record: ChoiceRecord | null, config: Outline, now: number): Standing {
  if (!record) return { ...NONE }
  const { granted, except = [], ...rest } = record.choice
  if (isOver(record.choice, config.cookie.days, now)) return { ...NONE, why: 'expired' }
  if (rest.policy !== config.policy.version) return { ...NONE, why: 'policy' }
  const unknown = fingerprintsOf(config).flatMap(([id, fingerprint]) =>
    record.known.includes(fingerprint) ? [] : [id],
  )
  const added = unknown.filter((id) => config.ids.includes(id))
  const altered = added.filter((id) => !unknown.includes(`=${id}`))
  const refused = [...except, ...added].filter((id) => config.ids.includes(id))
  const choice = {
    ...rest,
    granted: config.categories.map(({ id }) => id).filter((id) => granted.includes(id)),
    ...(refused[0] && { except: refused }),
  }
  return { choice, why: added[0] ? 'added' : null, added, altered }
}
