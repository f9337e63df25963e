// @vitest-environment node
import { expect, it } from 'vitest'
import { pinterest } from '../../src/signals/pinterest'
import { listen, terms } from '../support/terms'

it('sets consent for marketing', () => {
  const told = (...granted: string[]) => listen(pinterest, pinterest.calls(terms(granted)))
  expect(told()).toEqual([['setconsent', false]])
  expect(told('marketing')).toEqual([['setconsent', true]])
  expect(told('analytics', 'functional')).toEqual([['setconsent', false]])
})

it("leaves 'pintrk' to the vendor's own snippet", () => {
  expect(pinterest.global).toBe('pintrk')
  expect(pinterest.prepare).toBeUndefined()
  expect(pinterest.makeCall(undefined, ['consent'])).toBe(false)
})
