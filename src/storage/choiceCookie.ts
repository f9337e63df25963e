import Cookies from 'js-cookie'
import type { ChoiceRecord } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import { writeOwn } from '../lib/ownWrite'
import type { Fail } from '../lib/report'
import { encode } from './codec'
import { type Attributes, cookieLine, cookieValues, domains, everyPlace, GONE, writeCookie } from './cookieJar'
import { newest } from './newest'

/** js-cookie without its own escaping: the codec has escaped the value already. */
const { get, set } = Cookies.withConverter<string>({ read: (value) => value, write: (value) => value })

/**
 * Writes a cookie with js-cookie, which uses `document.cookie`. `<form name="cookie">` shadows that, and a sandboxed
 * frame throws: `writeCookie` is used then.
 */
const write = (name: string, value: string, attributes: Attributes): void =>
  writeOwn(() => {
    try {
      if (!Object.hasOwn(document, 'cookie')) {
        set(name, value, attributes)
        return
      }
    } catch {
      // A sandboxed frame.
    }
    writeCookie(cookieLine(name, value, attributes))
  })

/** Returns all values under a name: the one that js-cookie returns, and every one in the jar. */
function values(name: string): string[] {
  let first: string | undefined
  try {
    first = get(name)
  } catch {
    // The form or the frame, as in `write`.
  }
  return [first ?? '', ...cookieValues(name)]
}

/** Returns the stored choice. */
export const loadChoice = ({ cookie }: ResolvedConfig): ChoiceRecord | null => newest(values(cookie.name))

/** Returns the stored choice as text, to notice that another tab changed it. */
export const cookieState = (config: ResolvedConfig): string => JSON.stringify(loadChoice(config))

/**
 * Stores a choice on the domain of the config, or on the widest that takes it: a browser refuses a public suffix
 * silently, so each domain is tried and read back. Removes other cookies of that name on this page's domains and paths,
 * and reports one that stays and wins over the choice. Returns the domain of the cookie, `''` for host-only, or
 * `undefined` if none took it, which is reported.
 *
 * Overwrites the old choice and does not delete it first: another tab that found no choice for a moment would take that
 * for a withdrawal.
 *
 * @param old the stored choice, on whatever domain
 */
export function saveChoice(
  { cookie }: ResolvedConfig,
  record: ChoiceRecord,
  old: ChoiceRecord | null,
  fail: Fail,
): string | undefined {
  const { name, path } = cookie
  const value = encode(record)
  /** The values in the jar after the last write: each read waits for another process. */
  let found: string[] = []
  /** Writes a cookie, and returns whether the jar took it. */
  const tryWrite = (domain: string, text: string, more: Attributes): boolean => {
    write(name, text, {
      path,
      ...more,
      ...(domain && { domain }),
      // Only for the prefixes that need it: an answer given on https holds on the http pages of a site too.
      ...(/^__(secure|host)-/i.test(name) && { secure: true }),
      ...(record.choice.lifetime === 'persistent' && { 'max-age': `${cookie.days * 86400}` }),
    })
    found = cookieValues(name)
    return found.includes(text)
  }
  // Over an old choice, write a changed value first: an equal cookie on another domain would look like a success.
  const writeWidest = (more: Attributes): string | undefined =>
    (cookie.domain ? [cookie.domain] : domains(location.hostname)).find(
      (domain) => (!old || tryWrite(domain, `${value}&`, more)) && tryWrite(domain, value, more),
    )
  let takenBy = writeWidest({ samesite: 'lax' })
  // In a frame on another site, browsers keep only a cookie of that site's partition:
  // https://developer.mozilla.org/docs/Web/Privacy/Guides/Privacy_sandbox/Partitioned_cookies
  const isPartitioned = takenBy === undefined && window !== top
  if (isPartitioned) takenBy = writeWidest({ samesite: 'none', secure: true, partitioned: true })
  if (takenBy === undefined) fail('not-saved', name)
  else if (found.length > 1) {
    removeChoice(name, { domain: takenBy, path, partitioned: isPartitioned })
    const winner = newest(cookieValues(name))
    if (winner && encode(winner) !== value) fail('not-replaced', name)
  }
  return takenBy
}

/** Deletes the choice cookie on every domain and path. @param kept the place of the cookie that stays */
export function removeChoice(name: string, kept?: { domain: string; path: string; partitioned: boolean }): void {
  for (const at of everyPlace()) {
    const isKept =
      kept && (at.domain ?? '') === kept.domain && at.path === kept.path && !!at.partitioned === kept.partitioned
    if (!isKept) write(name, '', { ...at, ...GONE })
  }
}
