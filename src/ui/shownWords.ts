import type { Service } from '../config/schema'
import { enNotice, type NoticeText } from './text/enNotice'

/** The words that a choice rests on, in either view: what was asked and of whom, in the visitor's language. */
export const wordsOf = (text: NoticeText, services: readonly Service[]): string =>
  JSON.stringify([
    Object.fromEntries(Object.keys(enNotice).map((key) => [key, text[key as keyof NoticeText]])),
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
