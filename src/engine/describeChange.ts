import type { ConsentEvents } from '../events'
import type { State } from './createStore'

type Decided = Pick<State, 'choice' | 'granted'>

/** Returns the detail of a `choice` event: the choice now and before, and the categories that differ. */
export const describeChange = (
  before: Decided,
  now: Decided,
  cause: ConsentEvents['choice']['cause'],
): ConsentEvents['choice'] => ({
  choice: now.choice,
  previous: before.choice,
  newlyGranted: now.granted.filter((id) => !before.granted.includes(id)),
  revoked: before.granted.filter((id) => !now.granted.includes(id)),
  cause,
})

/** Returns the detail for a choice that was there already: all that it grants is new. */
export const describeStored = (now: Decided): ConsentEvents['choice'] =>
  describeChange({ choice: null, granted: [] }, now, 'stored')
