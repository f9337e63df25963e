import Cookies from 'js-cookie'
import type { ChoiceRecord } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import { writeOwn } from '../lib/ownWrite'
import type { Fail } from '../lib/report'
import { encode } from './codec'
import {
  type Attributes,
  cookieLine,
  cookieValues,
  domains,
  everyPlace,
  GONE,
  type Place,
  writeCookie,
} from './cookieJar'
import { newest } from './newest'

/** Values as they are: the codec has escaped them, and js-cookie would escape each `%` once more. */
const { get, set } = Cookies.withConverter<string>({ read: (value) => value, write: (value) => value })

/**
 * Writes with js-cookie, which says `document.cookie`. `<form name="cookie">` takes the place of that, and a sandboxed
 * frame throws: there the text goes the jar's way.
 */
const write = (name: string, value: string, attributes: Attributes): void =>
  writeOwn(() => {
    try {
      if (!Object.hasOwn(document, 'cookie')) {
        set(name, value, attributes)
        return
      }
    } catch {
      // As above.
    }
    writeCookie(cookieLine(name, value, attributes))
  })

/** What js-cookie finds; it shows one of several, and those that it hides are in the jar. */
function values(name: string): string[] {
  let first: string | undefined
  try {
    first = get(name)
  } catch {
    // The form and the frame of above.
  }
  return [first ?? '', ...cookieValues(name)]
}

/** The stored choice. */
export const loadChoice = ({ cookie }: ResolvedConfig): ChoiceRecord | null => newest(values(cookie.name))

/** What the jar holds for the choice, to notice that another tab changed it. */
export const cookieState = (config: ResolvedConfig): string => JSON.stringify(loadChoice(config))

/**
 * Stores a choice for as long as it says, for the widest domain that holds it or the one the config names. A browser
 * refuses a public suffix silently, so each domain is tried and read back. Whatever else stands under the name on this
 * page's domains and paths is removed; where that cannot be done and it wins over the choice, it is told. Returns the
 * domain that held the choice, `''` for host-only; `undefined`: none did, which is told.
 *
 * The old choice is written over, not deleted: other tabs look at each change, and one that found no choice for a moment
 * would take it for a withdrawal.
 *
 * @param old the one that stands there, on whatever domain
 */
export function saveChoice({
  record,
  config: { cookie },
  place,
  old,
  fail,
}: {
  record: ChoiceRecord
  config: ResolvedConfig
  place: Place
  old: ChoiceRecord | null
  fail: Fail
}): string | undefined {
  const { name, path } = cookie
  const value = encode(record)
  let found: string[] = []
  /** Reading waits for another process, so it is done only where it tells something. */
  const holds = (domain: string, text: string, more: Attributes): boolean => {
    write(name, text, {
      path,
      ...more,
      ...(domain && { domain }),
      ...(place.protocol === 'https:' && { secure: true }),
      ...(record.choice.lifetime === 'persistent' && { 'max-age': `${cookie.days * 86400}` }),
    })
    found = cookieValues(name)
    return found.includes(text)
  }
  // Marked at first where one stands already: a twin on another domain may be the same to the letter.
  const find = (more: Attributes): string | undefined =>
    (cookie.domain ? [cookie.domain] : domains(place.hostname)).find(
      (domain) => (!old || holds(domain, `${value}&`, more)) && holds(domain, value, more),
    )
  let held = find({ samesite: 'lax' })
  // In a frame of another site's page only a cookie of that page's partition is kept:
  // https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies
  const isPartitioned = held === undefined && window !== top
  if (isPartitioned) held = find({ samesite: 'none', secure: true, partitioned: true })
  if (held === undefined) fail('not-saved', name)
  else if (found.length > 1) {
    removeChoice(name, place, { domain: held, path, partitioned: isPartitioned })
    const winner = newest(cookieValues(name))
    if (winner && encode(winner) !== value) fail('not-replaced', name)
  }
  return held
}

/** Takes the choice back, wherever it stands. @param kept where one stays */
export function removeChoice(
  name: string,
  place: Place,
  kept?: { domain: string; path: string; partitioned: boolean },
): void {
  for (const at of everyPlace(place)) {
    const isKept =
      kept && (at.domain ?? '') === kept.domain && at.path === kept.path && !!at.partitioned === kept.partitioned
    if (!isKept) write(name, '', { ...at, ...GONE })
  }
}
