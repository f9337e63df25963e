import type { ChoiceRecord } from '../choice/types'
import type { ResolvedConfig } from '../config/schema'
import { encode } from './codec'
import { cookieValues, domains, type Place, writeCookie } from './cookieJar'
import { newest } from './newest'

/** The stored choice. */
export const loadChoice = ({ cookie }: ResolvedConfig): ChoiceRecord | null => newest(cookieValues(cookie.name))

/** What the jar holds for the choice, to notice that another tab changed it. */
export const cookieState = ({ cookie }: ResolvedConfig): string => `${cookieValues(cookie.name)}`

/**
 * Stores a choice for as long as it says, for the widest domain that holds it or the one the config names; `null`
 * takes it back. A browser refuses a public suffix silently, so each domain is tried and read back. Returns the one that
 * held it, `''` for host-only; `undefined`: none did.
 */
export function saveChoice(
  record: ChoiceRecord | null,
  { cookie }: ResolvedConfig,
  place: Place,
): string | null | undefined {
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
    value &&
    (cookie.domain ? [cookie.domain] : all).find((domain) => {
      write(domain, record.choice.lifetime === 'session' ? '' : `;max-age=${cookie.days * 86400}`, value)
      return cookieValues(cookie.name).includes(value)
    })
  )
}
