import type { Terms } from './allows'
import type { Choice } from './types'

const DAY = 864e5

/** The record of one choice, as the visitor can see and download it and as a receipt endpoint receives it. */
export interface Receipt {
  schema: 'interact-consent/1'
  choice: Choice
  /** ISO 8601; absent where the choice ends with the browser session. */
  expires?: string
  /** Host of the page it was asked on. */
  site: string
  policy: { url: string; version: string; updated?: string; contact?: string }
  /** Ids of all categories and services that the choice answers, necessary ones included. */
  asked: string[]
  /** Whether the browser sent a privacy signal (GPC, DNT) at the time. */
  signal: boolean
  /** What the modal showed: only in the record that is posted at the choice. */
  notice?: Partial<ShownNotice>
  /** What led to the choice: only in the record that is posted. */
  cause?: 'first' | 'changed'
}

/** What a visitor was shown who answered in the modal. */
export interface ShownNotice {
  /** The words' SHA-256 in hex; absent where the browser has none, as on a page without TLS. */
  sha256: string
  language: string
  /** Posted once for each hash, as a hash without its text proves nothing. */
  words: string
}

/** The receipt for the choice that holds, or `null` where nothing is decided. */
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
