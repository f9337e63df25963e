import { NECESSARY } from '../choice/types'
import type { Consent } from '../types'

const forever = (): Promise<never> => new Promise(() => {})

/**
 * Returns the API for a server that renders pages: no choice, only `necessary` allowed, and `when` never resolves. The
 * framework runs the same code again in the browser.
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
