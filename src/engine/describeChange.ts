import type { ConsentEvents } from '../events'
import type { State } from './createStore'

/** The `choice` event: what holds now, and the categories in which it differs from before. */
export const describeChange = (
  before: Pick<State, 'choice' | 'granted'>,
  now: State,
  cause: ConsentEvents['choice']['cause'],
): ConsentEvents['choice'] => ({
  choice: now.choice,
  previous: before.choice,
  newlyGranted: now.granted.filter((id) => !before.granted.includes(id)),
  revoked: before.granted.filter((id) => !now.granted.includes(id)),
  cause,
})
