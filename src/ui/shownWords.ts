import type { ResolvedConfig } from '../config/schema'
import { enNotice, type NoticeText } from './text/enNotice'

/** The words that a choice rests on, in either view: what was asked and of whom, in the visitor's language. */
export const wordsOf = (text: NoticeText, { services }: ResolvedConfig): string =>
  JSON.stringify([
    // What refusing means is said in one way only.
    Object.fromEntries(
      Object.keys(enNotice)
        .filter((key) => key !== 'refusalKept')
        .map((key) => [key, text[key as keyof NoticeText]]),
    ),
    services,
  ])

/** Their SHA-256 in hex; `''` where the browser has none, as on a page without TLS. */
export async function hashOf(words: string): Promise<string> {
  try {
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words)))]
      .map((byte) => (byte | 256).toString(16).slice(1))
      .join('')
  } catch {
    return ''
  }
}
