import type { Wish } from '../choice/makeChoice'
import type { ConsentEvents } from '../events'
import type { UiModel } from './types'

/** Returns what a wish is as an answer, for counts. @param model from before the wish is granted */
export function answerOf(
  { config, choice, withheld }: UiModel,
  { granted, except = [] }: Wish,
): Pick<ConsentEvents['answer'], 'answer' | 'cause'> {
  const isAll = !except[0] && config.categories.every(({ id }) => granted.includes(id) || withheld.includes(id))
  const given = isAll ? 'accepted' : 'chosen'
  return { answer: granted[0] ? given : 'refused', cause: choice ? 'changed' : 'first' }
}
