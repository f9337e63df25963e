/** Returns whether at most `edits` edits (insert, delete, replace) turn one word into the other. */
const isNear = (from: string, to: string, edits: number): boolean => {
  if (from === to || edits < 1) return from === to
  if (from && from[0] === to[0]) return isNear(from.slice(1), to.slice(1), edits)
  return (
    [from, from.slice(1)].some((rest) => isNear(rest, to.slice(1), edits - 1)) || isNear(from.slice(1), to, edits - 1)
  )
}

/** Returns the known word nearest to a mistyped one: at most three edits, and no more than half its letters. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const word = given.slice(0, 40).toLowerCase()
  for (let edits = 0; edits <= Math.min(3, word.length / 2); edits++) {
    const found = known.find((one) => isNear(word, one.toLowerCase(), edits))
    if (found) return found
  }
  return undefined
}
