/** A copy of `english` with the words of another language in its places: a file holds them one after another, without keys. */
export function place<T>(english: T, words: readonly string[]): T {
  let at = 0
  return JSON.parse(JSON.stringify(english, (_, value) => (typeof value === 'string' ? (words[at++] ?? value) : value)))
}
