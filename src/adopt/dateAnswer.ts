import type { Stored } from './stored'
import type { Answer, Tool } from './types'

const DAY = 864e5

/** An answer with its date and its end, as far as they are known. */
export interface DatedAnswer extends Answer {
  /** Whether the other tool kept it for the browser session only. */
  isSession: boolean
}

/**
 * Dates an answer by itself or, where it bears no date, by the end of its cookie. An end beyond `days` from now says that
 * the site kept its cookie for longer than `days`, so nothing can be reckoned from it. Nor from the end of a cookie that
 * is written anew without an answer. Throws if the answer is from the future, beyond what clocks differ by.
 *
 * @param days how long the other tool kept it
 * @param now in milliseconds since 1970
 */
export function dateAnswer(
  answer: Answer,
  { expires }: Stored,
  { days, isRenewed }: Pick<Tool, 'days' | 'isRenewed'>,
  now: number,
): DatedAnswer {
  const { at: given } = answer
  if (given !== undefined && given > now + DAY) throw new TypeError('it is from the future')
  const written = expires && !isRenewed ? expires - days * DAY : Number.NaN
  const at = given ?? (written <= now + DAY ? written : undefined)
  const end = answer.expires ?? (given === undefined ? expires : given + days * DAY)
  return {
    ...answer,
    ...(at !== undefined && { at: Math.min(at, now) }),
    ...(end && { expires: end }),
    isSession: expires === null,
  }
}

/**
 * Returns what all answers that a browser holds under one name say together; `undefined` for none. Where each bears a
 * date the last one counts. Of answers of one time, or where one bears no date, nobody knows which is the last: granted
 * is what all of them grant, and refused what any of them refuses.
 */
export function joinAnswers(answers: readonly DatedAnswer[]): DatedAnswer | undefined {
  const last = Math.max(...answers.map(({ at = Number.NaN }) => at))
  const counted = Number.isNaN(last) ? answers : answers.filter(({ at }) => at === last)
  const [first] = counted
  if (!first) return undefined
  const end = Math.min(...counted.map(({ expires = Number.POSITIVE_INFINITY }) => expires))
  return {
    granted: first.granted.filter((id) => counted.every(({ granted }) => granted.includes(id))),
    refused: counted.flatMap(({ refused = [] }) => refused),
    isWhole: counted.some(({ isWhole }) => isWhole),
    byService: counted.flatMap(({ byService = [] }) => byService),
    ...(!Number.isNaN(last) && { at: last }),
    ...(Number.isFinite(end) && { expires: end }),
    isSession: counted.some(({ isSession }) => isSession),
  }
}
