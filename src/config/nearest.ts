/** Edits (insert, delete, replace) that turn one word into another. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const next = [i]
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, replaced))
    }
    row = next
  }
  return row[to.length] ?? 0
}

/** The known word that a mistyped one most likely means: at most three edits, and fewer than half its letters. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const limit = Math.min(3, given.length / 2)
  const ranked = known
    .map((word) => ({ word, edits: distance(given.slice(0, 40).toLowerCase(), word.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits)
  return ranked[0] && ranked[0].edits <= limit ? ranked[0].word : undefined
}
