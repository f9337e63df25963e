/** Whether this many edits (insert, delete, replace) turn one word into another. */
const isNear = (from: string, to: string, edits: number): boolean => {
  if (from === to || edits < 1) return from === to
  if (from && from[0] === to[0]) return isNear(from.slice(1), to.slice(1), edits)
  return (
    [from, from.slice(1)].some((rest) => isNear(rest, to.slice(1), edits - 1)) || isNear(from.slice(1), to, edits - 1)
  )
}

/** The known word that a mistyped one most likely means: at most three edits, and no more than half its letters. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  const word = given.slice(0, 40).toLowerCase()
  for (let edits = 0; edits <= Math.min(3, word.length / 2); edits++) {
    const found = known.find((one) => isNear(word, one.toLowerCase(), edits))
    if (found) return found
  }
  return undefined
}
