// @vitest-environment node
import { expect, it } from 'vitest'
import { mixpanel } from '../../src/signals/mixpanel'
import { listen, terms } from '../support/terms'

it('makes no call before a grant, as it would store that', () => {
  expect(mixpanel.calls(terms([]))).toEqual([])
  expect(mixpanel.calls(terms(['marketing']))).toEqual([])
})

it('is off for the rest of the page after a withdrawal', () => {
  const told = (granted: string[], had = false) => listen(mixpanel, mixpanel.calls(terms(granted, { had })))
  expect(told(['analytics'])).toEqual([['clear_opt_in_out_tracking']])
  expect(told([], true)).toEqual([['opt_out_tracking', { delete_user: false }], ['disable']])
})
