import { CLOSED } from './leakSite'
import type { Matrix } from './measure'

/** The control shows nothing: this engine has no such vector. */
export const ABSENT = '–'
export const SHUT = 'shut'
export const LEAKS = 'leaks'
/** A race between the parser and the SDK: either may be measured. */
export const RACE = 'may leak'

/**
 * What the table says of one vector in one engine. Only probes whose control leaks count: the rest prove nothing.
 * Where something is amiss, the second text names what got through, or did not.
 */
function judge(row: NonNullable<ReturnType<Matrix['get']>>): [cell: string, evidence: string] {
  const proven = [...row.control.through]
  if (!proven.length) return [ABSENT, '']
  const leaking = CLOSED.filter((state) => proven.some((probe) => row[state].through.has(probe)))
  const notes: string[] = []
  const evidence: string[] = []
  const silent = [...row.tried].filter((probe) => !row.control.through.has(probe))
  if (silent.length) evidence.push(`control: nothing of ${silent.join(' ')}`)
  if (leaking.length === CLOSED.length) notes.push(LEAKS)
  else if (`${leaking}` === 'withdrawn') notes.push('leaks after withdrawal')
  else if (leaking.length) notes.push(`leaks ${leaking.join(', ')}`)
  for (const state of leaking) {
    const got = proven.filter((probe) => row[state].through.has(probe))
    if (got.length < proven.length || leaking.length < CLOSED.length) evidence.push(`${state}: ${got.join(' ')}`)
  }
  for (const state of ['session', 'accepted'] as const) {
    const lost = proven.filter((probe) => !row[state].through.has(probe))
    if (lost.length) notes.push(`lost in ${state}`)
    if (lost.length) evidence.push(`lost in ${state}: ${lost.join(' ')}`)
  }
  if (!leaking.length && row.session.lasting.size) notes.push('outlasts the session')
  return [notes.join('; ') || SHUT, evidence.join('\n')]
}

/** By title. */
export const cellsOf = (matrix: Matrix) => new Map([...matrix].map(([title, row]) => [title, judge(row)]))
