import type { ChoiceRecord } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import { decode, encode } from './codec'
import { cookieValues, domains, type Place, writeCookie } from './cookieJar'

/** The stored choice; of several (host-only and domain-wide) the newest. */
export const loadChoice = ({ cookie }: ResolvedConfig): ChoiceRecord | null =>
  cookieValues(cookie.name)
    .map(decode)
    .reduce((best, one) => (one && (!best || one.choice.at > best.choice.at) ? one : best), null)

/** What the jar holds for the choice, to notice that another tab changed it. */
export const cookieState = ({ cookie }: ResolvedConfig): string => `${cookieValues(cookie.name)}`

/**
 * Stores a choice for as long as it says, for the widest domain that holds it or the one the config names; `null`
 * takes it back. A browser refuses a public suffix silently, so each domain is tried and read back. False: none held it.
 */
export function saveChoice(record: ChoiceRecord | null, { cookie }: ResolvedConfig, place: Place): boolean {
  const value = record && encode(record)
  const write = (domain: string, age: string, text = ''): void =>
    writeCookie(
      `${cookie.name}=${text};path=${cookie.path};samesite=lax${domain && `;domain=${domain}`}${
        place.protocol === 'https:' ? ';secure' : ''
      }${age}`,
    )
  const all = domains(place.hostname)
  for (const domain of all) write(domain, ';max-age=0')
  return (
    !!value &&
    (cookie.domain ? [cookie.domain] : all).some((domain) => {
      write(domain, record.choice.lifetime === 'session' ? '' : `;max-age=${cookie.days * 86400}`, value)
      return cookieValues(cookie.name).includes(value)
    })
  )
}
