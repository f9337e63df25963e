import type { Choice, ChoiceRecord } from './types'

/** Sorts as text. In one hour refusals come last: their time is rounded down to it, so it tells no more than that. */
const rank = ({ at, granted }: Choice): string => `${at.slice(0, 13)} ${granted.length ? 0 : 1} ${at}`

/**
 * Of two stored choices (one for the host and one for the whole site, or on another path) the later holds, and in the
 * same hour the refusal: a visitor who refuses after they granted must not find the grant again. The first, where they
 * are alike.
 */
export const laterChoice = (one: ChoiceRecord | null, other: ChoiceRecord | null): ChoiceRecord | null =>
  one && (!other || rank(one.choice) >= rank(other.choice)) ? one : other
