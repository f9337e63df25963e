import type { ResolvedConfig } from '../config/schema'
import { rulesOf } from './declared'
import { secondsIn } from './secondsIn'

/** How much longer than declared a cookie may ask to last: months and years have no one length. */
const SLACK = 1.02

/**
 * Returns how long a cookie may stay that asks for `asked` seconds, NaN for a session cookie: at most the `maxLifetime`
 * of its services and, with `undeclared: 'block'`, as long as they declare. 0 stands for the session.
 *
 * @param tell called with name, asked and declared lifetime if it asks for more than is declared
 */
export function longest(
  { services, undeclared }: ResolvedConfig,
  name: string,
  asked: number,
  tell: (detail: string) => void,
): number {
  const limits = rulesOf(services, 'cookies', name).map(({ service: { maxLifetime }, lifetime }) => {
    const isLonger = asked > secondsIn(lifetime) * SLACK
    if (isLonger) tell(`${name} (${+(asked / 86400).toPrecision(3)} days; ${lifetime})`)
    return Math.min(
      maxLifetime ? secondsIn(maxLifetime) : asked,
      isLonger && undeclared === 'block' ? secondsIn(lifetime) : asked,
    )
  })
  return Math.min(asked, ...limits)
}
