import { NECESSARY } from '../choice/types'
import { namesOf } from './namesOf'
import type { NoticeText } from './text/enNotice'
import { fill } from './text/fill'
import type { UiModel } from './types'

/** Says what the choice allows and what it refuses, in a sentence each. */
export const allowance = (text: NoticeText, { config, choice }: UiModel): string => {
  const { granted = [], except = [] } = choice ?? {}
  const refused = [...config.categories.map(({ id }) => id).filter((id) => !granted.includes(id)), ...except]
  const allowed = fill(text.allowed, { names: namesOf(text, config, [NECESSARY, ...granted]) })
  return refused[0] ? `${allowed} ${fill(text.rejected, { names: namesOf(text, config, refused) })}` : allowed
}
