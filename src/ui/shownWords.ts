import type { ResolvedConfig } from '../config/schema'
import { enNotice, type NoticeText } from './text/enNotice'

/**
 * Returns the words that a choice is based on, as JSON: the texts of the notice in the visitor's language, and the
 * services.
 */
export const wordsOf = (text: NoticeText, { services }: ResolvedConfig): string =>
  JSON.stringify([
    // `trueText` has put this in the place of `refusal` where it applies.
    Object.fromEntries(
      Object.keys(enNotice)
        .filter((key) => key !== 'refusalKept')
        .map((key) => [key, text[key as keyof NoticeText]]),
    ),
    services,
  ])

/** Returns their SHA-256 in hex; `''` if the browser offers none, as on a page without TLS. */
export async function hashOf(words: string): Promise<string> {
  try {
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(words)))]
      .map((byte) => (byte | 256).toString(16).slice(1))
      .join('')
  } catch {
    return ''
  }
}
