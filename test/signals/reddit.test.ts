// @vitest-environment node
import { expect, it } from 'vitest'
import { reddit } from '../../src/signals/reddit'
import { listen, terms } from '../support/terms'

it('switches the first-party cookies with marketing', () => {
  const told = (...granted: string[]) => listen(reddit, reddit.calls(terms(granted)))
  expect(told()).toEqual([['disableFirstPartyCookies']])
  expect(told('marketing')).toEqual([['enableFirstPartyCookies']])
  expect(told('analytics', 'functional')).toEqual([['disableFirstPartyCookies']])
})

it("leaves 'rdt' to the vendor's own snippet", () => {
  expect(reddit.global).toBe('rdt')
  expect(reddit.prepare).toBeUndefined()
  expect(reddit.makeCall(undefined, ['consent'])).toBe(false)
})
