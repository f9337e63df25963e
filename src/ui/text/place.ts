/**
 * Returns a copy of `english` with the words of another language, which a file holds in the same order and without
 * keys.
 */
export function place<T>(english: T, words: readonly string[]): T {
  let at = 0
  return JSON.parse(JSON.stringify(english, (_, value) => (typeof value === 'string' ? (words[at++] ?? value) : value)))
}
