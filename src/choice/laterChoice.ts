import type { Choice, ChoiceRecord } from './types'

/** Returns a sort key. Within an hour refusals rank last, as their time is rounded down to the hour. */
const rank = ({ at, granted }: Choice): string => `${at.slice(0, 13)} ${granted.length ? 0 : 1} ${at}`

/**
 * Returns the later of two stored choices (such as one for the host and one for the whole site), and of two in the same
 * hour the refusal: a refusal after a grant must not be lost. Returns the first if they rank alike.
 */
export const laterChoice = (first: ChoiceRecord | null, second: ChoiceRecord | null): ChoiceRecord | null =>
  first && (!second || rank(first.choice) >= rank(second.choice)) ? first : second
