// @vitest-environment node
import { expect, it } from 'vitest'
import { meta } from '../../src/signals/meta'
import { listen, terms } from '../support/terms'

it('grants for marketing and revokes without it', () => {
  const told = (...granted: string[]) => listen(meta, meta.calls(terms(granted)))
  expect(told()).toEqual([['consent', 'revoke']])
  expect(told('marketing')).toEqual([['consent', 'grant']])
  expect(told('analytics', 'functional')).toEqual([['consent', 'revoke']])
})

it("leaves 'fbq' to the vendor's own snippet", () => {
  expect(meta.global).toBe('fbq')
  expect(meta.prepare).toBeUndefined()
  expect(meta.makeCall(undefined, ['consent'])).toBe(false)
})
