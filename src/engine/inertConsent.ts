import { NECESSARY } from '../choice/types'
import type { Consent } from '../types'

const forever = (): Promise<never> => new Promise(() => {})

/**
 * What stands in for the SDK where there is no page, as on a server that renders one: nobody has decided, nothing is
 * allowed, and whoever waits goes on waiting. A framework runs the same code again in the browser, where it is real.
 */
export const inertConsent = (): Consent => ({
  choice: null,
  allows: (id) => id === NECESSARY,
  when: forever,
  on: () => () => {},
  acceptAll() {},
  rejectAll() {},
  choose() {},
  async open() {},
  close() {},
  async reset() {},
  receipt: () => null,
  audit: forever,
  destroy() {},
})
