/** Whether a sweep tries everything with everything, as `npm run test:all` does. */
export const isWhole = process.env.CONSENT_SWEEPS === 'whole'

type Dimensions = Record<string, readonly (string | number | boolean)[]>
export type Case<D extends Dimensions> = { [Name in keyof D]: D[Name][number] }

/** Everything with everything. */
export const product = <const D extends Dimensions>(dimensions: D): Case<D>[] =>
  Object.entries(dimensions).reduce<object[]>(
    (cases, [name, values]) => cases.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  ) as Case<D>[]

const pairsOf = (one: object): string[] => {
  const entries = Object.entries(one).map((entry) => JSON.stringify(entry))
  return entries.flatMap((entry, at) => entries.slice(at + 1).map((other) => `${entry} ${other}`))
}

/**
 * So few cases that each value meets each value of every other dimension once: most faults take two values to show
 * (https://csrc.nist.gov/projects/automated-combinatorial-testing-for-software). The same in every run.
 */
export function pairwise<const D extends Dimensions>(dimensions: D): Case<D>[] {
  const all = product(dimensions)
  if (Object.keys(dimensions).length < 2) return all
  const missing = new Set(all.flatMap(pairsOf))
  const chosen: Case<D>[] = []
  while (missing.size) {
    const gain = (one: Case<D>): number => pairsOf(one).filter((pair) => missing.has(pair)).length
    const best = all.reduce((one, other) => (gain(other) > gain(one) ? other : one))
    for (const pair of pairsOf(best)) missing.delete(pair)
    chosen.push(best)
  }
  return chosen
}

type Dealt<D extends Dimensions, Name extends string, Value> = Case<D> & Record<Name, Value>

/** Each value once, with the pairs of the other dimensions dealt out among them; `start` begins with another pair. */
export function deal<const D extends Dimensions, const Name extends string, Value extends string>(
  name: Name,
  values: readonly Value[],
  others: D,
  start = 0,
): Dealt<D, Name, Value>[] {
  const pairs = pairwise(others)
  return Array.from({ length: Math.max(values.length, pairs.length) }, (_, at) => ({
    ...pairs[(at + start) % pairs.length],
    [name]: values[at % values.length],
  })) as Dealt<D, Name, Value>[]
}

/** Everything with everything, or the pairs. */
export const sweep = <const D extends Dimensions>(dimensions: D): Case<D>[] =>
  isWhole ? product(dimensions) : pairwise(dimensions)

/** Everything with everything, or each of these values once. */
export const sweepEach: typeof deal = (name, values, others, start) =>
  isWhole
    ? values.flatMap((value) => product(others).map((one) => Object.assign({}, one, { [name]: value } as const)))
    : deal(name, values, others, start)

/**
 * How often fast-check tries a property: in `npm test` a fifth of the times and the same inputs in each run, in the whole
 * sweep all of them and others each time.
 */
export const runs = (count: number): { numRuns: number; seed?: number } =>
  isWhole ? { numRuns: count } : { numRuns: Math.ceil(count / 5), seed: 1 }
