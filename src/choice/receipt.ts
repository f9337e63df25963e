import type { Terms } from './allows'
import type { Choice } from './types'

const DAY = 864e5

/** The record of one choice that the visitor can see and download and that a receipt endpoint receives. */
export interface Receipt {
  schema: 'interact-consent/1'
  choice: Choice
  /** ISO 8601; absent if the choice ends with the browser session. */
  expires?: string
  /** Host of the page that asked. */
  site: string
  policy: { url: string; version: string; updated?: string; contact?: string }
  /** Ids of all categories and services that the choice covers, necessary ones included. */
  asked: string[]
  /** Whether the browser sent a privacy signal (GPC, DNT) at the time. */
  signal: boolean
  /** What the modal showed; only in the record that is posted at the choice. */
  notice?: Partial<ShownNotice>
  /** Whether the choice is the first or a change; only in the record that is posted. */
  cause?: 'first' | 'changed'
}

/** What the modal showed when the visitor answered. */
export interface ShownNotice {
  /** SHA-256 of the words, in hex; absent if the browser cannot compute it, as on a page without TLS. */
  sha256: string
  language: string
  /** The text itself, as a hash alone proves nothing. Posted once for each hash. */
  words: string
}

/** Returns the receipt of the current choice; `null` while nothing is decided. */
export function createReceipt({ choice, config }: Terms, site: string, signal: boolean): Receipt | null {
  return (
    choice && {
      schema: 'interact-consent/1',
      choice,
      ...(choice.lifetime === 'persistent' && {
        expires: new Date(Date.parse(choice.at) + config.cookie.days * DAY).toISOString(),
      }),
      site,
      policy: config.policy,
      asked: config.ids,
      signal,
    }
  )
}
