import type { Wish } from '../choice/makeChoice'
import { type Draft, lifetimeOf } from './draft'
import type { UiModel } from './types'

/** Returns the decision that the switches stand for, one by one. */
export const switchedOn = ({ config }: UiModel, draft: Draft): Wish => ({
  granted: config.categories.map(({ id }) => id).filter((id) => draft.has(id)),
  except: config.services.filter(({ id, category }) => draft.has(category) && !draft.has(id)).map(({ id }) => id),
  lifetime: lifetimeOf(draft),
})
