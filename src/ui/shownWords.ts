import type { Scene } from './scene'

/** The words that a choice rests on: what was asked, in the visitor's language. */
export const wordsOf = ({ text, model }: Pick<Scene, 'text' | 'model'>): string =>
  JSON.stringify([text, model.config.services])

/** Their SHA-256 in hex; `''` where the browser has none, as on a page without TLS. */
export async function hashOf(scene: Parameters<typeof wordsOf>[0]): Promise<string> {
  try {
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(wordsOf(scene))))]
      .map((byte) => (byte | 256).toString(16).slice(1))
      .join('')
  } catch {
    return ''
  }
}
