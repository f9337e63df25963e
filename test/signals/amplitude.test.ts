// @vitest-environment node
import { expect, it } from 'vitest'
import { amplitude } from '../../src/signals/amplitude'
import { listen, terms } from '../support/terms'

it('opts out without analytics', () => {
  const told = (...granted: string[]) => listen(amplitude, amplitude.calls(terms(granted)))
  expect(told()).toEqual([['setOptOut', true]])
  expect(told('analytics')).toEqual([['setOptOut', false]])
  expect(told('marketing', 'functional')).toEqual([['setOptOut', true]])
})

it("leaves 'amplitude' to the vendor's own snippet", () => {
  expect(amplitude.global).toBe('amplitude')
  expect(amplitude.prepare).toBeUndefined()
  expect(amplitude.makeCall(undefined, ['consent'])).toBe(false)
})
