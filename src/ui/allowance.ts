import { NECESSARY } from '../choice/types'
import { namesOf, type Scene } from './scene'
import { fill } from './text/fill'

/** What the choice lets run and what it refuses, in a sentence each. */
export const allowance = (scene: Pick<Scene, 'text' | 'model'>): string => {
  const { choice, config } = scene.model
  const { granted = [], except = [] } = choice ?? {}
  const refused = [...config.categories.map(({ id }) => id).filter((id) => !granted.includes(id)), ...except]
  return (
    fill(scene.text.allowed, { names: namesOf(scene, [NECESSARY, ...granted]) }) +
    (refused[0] ? ` ${fill(scene.text.rejected, { names: namesOf(scene, refused) })}` : '')
  )
}
