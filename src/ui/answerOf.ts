import type { Wish } from '../choice/makeChoice'
import type { ConsentEvents } from '../events'
import { everything } from './draft'
import type { UiModel } from './types'

/** Returns what a wish is as an answer, for counts. @param model from before the wish is granted */
export function answerOf(
  model: UiModel,
  { granted, except = [] }: Wish,
): Pick<ConsentEvents['answer'], 'answer' | 'cause'> {
  const { choice } = model
  // What _Accept all_ grants now: where only additions are asked about, earlier refusals stay.
  const all = everything(model, new Set())
  const isAll = all.granted.every((id) => granted.includes(id)) && except.every((id) => all.except?.includes(id))
  const given = isAll ? 'accepted' : 'chosen'
  return { answer: granted[0] ? given : 'refused', cause: choice ? 'changed' : 'first' }
}
