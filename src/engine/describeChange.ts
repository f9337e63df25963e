import type { ConsentEvents } from '../events'
import type { State } from './createStore'

/** Returns the detail of a `choice` event: the choice now and before, and the categories that differ. */
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
