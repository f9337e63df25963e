// @vitest-environment node
import { expect, it } from 'vitest'
import { posthog } from '../../src/signals/posthog'
import { listen, terms } from '../support/terms'

it('uses its configuration, and clears its own stored answer', () => {
  const told = (...granted: string[]) => listen(posthog, posthog.calls(terms(granted)))
  const out = (yes: boolean) => [
    ['set_config', { opt_out_capturing_by_default: yes, opt_out_persistence_by_default: yes }],
    ['clear_opt_in_out_capturing'],
  ]
  expect(told()).toEqual(out(true))
  expect(told('analytics')).toEqual(out(false))
  expect(told('marketing')).toEqual(out(true))
})

it('waits for its methods', () => {
  expect(posthog.makeCall([], ['set_config', {}])).toBe(false)
})
