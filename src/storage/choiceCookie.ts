import Cookies from 'js-cookie'
import type { ChoiceRecord } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import { writeOwn } from '../lib/ownWrite'
import { encode } from './codec'
import { cookieValues, domains, type Place, writeCookie } from './cookieJar'
import { newest } from './newest'

/** Values as they are: the codec has escaped them, and js-cookie would escape each `%` once more. */
const { get, set, remove } = Cookies.withConverter<string>({ read: (value) => value, write: (value) => value })

type Attributes = Record<string, string | boolean>

/**
 * Writes with js-cookie, which says `document.cookie`. `<form name="cookie">` takes the place of that, and a sandboxed
 * frame throws: there the text goes the jar's way.
 *
 * @param value `null` removes the cookie
 */
function write(name: string, value: string | null, attributes: Attributes): void {
  writeOwn(() => {
    try {
      if (!Object.hasOwn(document, 'cookie')) {
        if (value === null) remove(name, attributes)
        else set(name, value, attributes)
        return
      }
    } catch {
      // As above.
    }
    const end: Attributes = value === null ? { 'max-age': '0' } : {}
    const pairs = Object.entries({ [name]: value ?? '', ...attributes, ...end })
    writeCookie(pairs.map((pair) => pair.join('=')).join(';'))
  })
}

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
 * Stores a choice for as long as it says, for the widest domain that holds it or the one the config names; `null`
 * takes it back. A browser refuses a public suffix silently, so each domain is tried and read back. Returns the one that
 * held it, `''` for host-only; `undefined`: none did.
 *
 * The old one is written over, not deleted: other tabs look at each change, and one that found no choice for a moment
 * would take it for a withdrawal.
 *
 * @param old the one that stands there, on whatever domain
 */
export function saveChoice(
  record: ChoiceRecord | null,
  { cookie }: ResolvedConfig,
  place: Place,
  old?: ChoiceRecord | null,
): string | null | undefined {
  const { name } = cookie
  const value = record && encode(record)
  // The same choice, but no twin on another domain can be taken for it.
  const mark = `${value}&`
  const all = domains(place.hostname)
  const at = (domain: string): Attributes => ({
    path: cookie.path,
    samesite: 'lax',
    ...(domain && { domain }),
    ...(place.protocol === 'https:' && { secure: true }),
  })
  /** Reading waits for another process, so it is done only where it tells something. */
  const holds = (domain: string, text: string): boolean => {
    const attributes = {
      ...at(domain),
      ...(record?.choice.lifetime === 'persistent' && { 'max-age': `${cookie.days * 86400}` }),
    }
    write(name, text, attributes)
    return cookieValues(name).includes(text)
  }
  const forget = (kept?: string): void => {
    for (const domain of all) if (domain !== kept) write(name, null, at(domain))
  }
  if (!value) forget()
  return (
    value &&
    (cookie.domain ? [cookie.domain] : all).find((domain) => {
      if (old && !holds(domain, mark)) return false
      forget(domain)
      return holds(domain, value)
    })
  )
}
