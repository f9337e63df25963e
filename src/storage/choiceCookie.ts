import type { ChoiceRecord } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import { encode } from './codec'
import { cookieValues, domains, type Place, writeCookie } from './cookieJar'
import { newest } from './newest'

/** The stored choice. */
export const loadChoice = ({ cookie }: ResolvedConfig): ChoiceRecord | null => newest(cookieValues(cookie.name))

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
  const value = record && encode(record)
  // The same choice, but no twin on another domain can be taken for it.
  const mark = `${value}&`
  const all = domains(place.hostname)
  const write = (domain: string, text = '', age = ';max-age=0'): void =>
    writeCookie(
      `${cookie.name}=${text};path=${cookie.path};samesite=lax${domain && `;domain=${domain}`}${
        place.protocol === 'https:' ? ';secure' : ''
      }${age}`,
    )
  /** Reading waits for another process, so it is done only where it tells something. */
  const holds = (domain: string, text: string): boolean => {
    write(domain, text, age)
    return cookieValues(cookie.name).includes(text)
  }
  const forget = (kept?: string): void => {
    for (const domain of all) if (domain !== kept) write(domain)
  }
  if (!value) forget()
  const age = record?.choice.lifetime === 'session' ? '' : `;max-age=${cookie.days * 86400}`
  return (
    value &&
    (cookie.domain ? [cookie.domain] : all).find((domain) => {
      if (old && !holds(domain, mark)) return false
      forget(domain)
      return holds(domain, value)
    })
  )
}
