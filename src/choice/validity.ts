import type { Outline, Service } from '../config/schema'
import { serviceOf } from './match'
import { secondsIn } from './secondsIn'
import type { Choice, ChoiceRecord } from './types'

const DAY = 864e5
/** How many fingerprints of its own a page keeps in the cookie, of which browsers take 4,096 bytes in all. */
const MOST = 400

/** What became of a stored choice: it holds, or why the visitor is asked again. */
export interface Standing {
  /** The choice as it holds now: ids that the config does not know are left out, and what was added since is refused. */
  choice: Choice | null
  why: 'expired' | 'policy' | 'added' | null
  /** Category and service ids that it did not cover. */
  added: string[]
}

function hash(text: string): number {
  let value = 7
  for (const char of text) value = Math.imul(value, 16777619) ^ char.charCodeAt(0)
  return value >>> 0
}

/** What of a service a visitor has to be asked about anew: who gets the data, and how long it stays. */
const materialOf = ({ provider = '', cookies = [], revision }: Service): string => {
  // Of a wrong config, a cookie may be anything.
  const longest = Math.max(0, ...[cookies].flat().map((cookie) => secondsIn(cookie?.lifetime)))
  return revision === undefined ? provider + (longest || '') : `/${revision}`
}

/**
 * Everything the visitor is asked about, each id with its fingerprint: four characters, so that an addition is noticed
 * later without a list of names in the cookie (a 32-bit hash, cut: one chance in 1.6 million that a new service looks
 * like a given old one). A service that changes its category is new, and so is one that changes its provider or its
 * longest lifetime, or else its `revision`; not one that changes its words. Of more than 400 ids a few share each fingerprint,
 * and are asked about together once one of them is new.
 */
export function asked(config: Outline): [id: string, print: string][] {
  const all = config.ids.flatMap((id): [id: string, text: string][] => {
    const service = serviceOf(config, id)
    const category = service?.category ?? id
    return config.categories.some((one) => one.id === category)
      ? [[id, `${category}/${id}${service ? materialOf(service) : ''}`]]
      : []
  })
  const groupOf = (text: string): string => (all.length > MOST ? `${hash(text) % MOST}` : text)
  const groups: Record<string, string> = {}
  for (const [, text] of all) groups[groupOf(text)] = (groups[groupOf(text)] ?? '') + text
  for (const group in groups) groups[group] = (1e6 + hash(`${groups[group]}`)).toString(36).slice(-4)
  return all.map(([id, text]) => [id, `${groups[groupOf(text)]}`])
}

/**
 * Whether the term of a choice is over. Grants and refusals last equally long (CNIL 2020-092: about six months both
 * ways), and those for the session a day, as browsers that restore a session keep its cookies. One from the future was
 * written under a wrong clock: it would outlive its term.
 *
 * @param days how long one lasts that is not for the session
 * @param now in milliseconds since 1970
 */
export function isOver({ at, lifetime }: Choice, days: number, now: number): boolean {
  const age = (now - Date.parse(at)) / DAY
  return age > (lifetime === 'session' ? 1 : days) || age < -1
}

/** Whether a stored choice still holds, and for what. */
export function validity(record: ChoiceRecord | null, config: Outline, now: number): Standing {
  const none: Standing = { choice: null, why: null, added: [] }
  if (!record) return none
  const { granted, except = [], ...rest } = record.choice
  if (isOver(record.choice, config.cookie.days, now)) return { ...none, why: 'expired' }
  if (rest.policy !== config.policy.version) return { ...none, why: 'policy' }
  const known = new Set(record.known)
  const added = asked(config).flatMap(([id, print]) => (known.has(print) ? [] : [id]))
  const refused = [...except.filter((id) => config.ids.includes(id)), ...added]
  const choice = {
    ...rest,
    granted: config.categories.map(({ id }) => id).filter((id) => granted.includes(id)),
    ...(refused[0] && { except: refused }),
  }
  return { choice, why: added[0] ? 'added' : null, added }
}
