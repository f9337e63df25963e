// @vitest-environment node
import { expect, it } from 'vitest'
import { hubspot } from '../../src/signals/hubspot'
import { listen, terms } from '../support/terms'

const answer = (analytics: boolean, advertisement: boolean, functionality: boolean) => [
  'push',
  ['setHubSpotConsent', { analytics, advertisement, functionality }],
]

it('gives the whole answer each time', () => {
  const told = (...granted: string[]) => listen(hubspot, hubspot.calls(terms(granted)))
  expect(told()).toEqual([answer(false, false, false)])
  expect(told('analytics')).toEqual([answer(true, false, false)])
  expect(told('marketing', 'functional')).toEqual([answer(false, true, true)])
})

it('revokes once nothing is granted any more', () => {
  const told = (...granted: string[]) => listen(hubspot, hubspot.calls(terms(granted, { had: true })))
  expect(told()).toEqual([['push', ['revokeCookieConsent']], answer(false, false, false)])
  expect(told('analytics')).toEqual([answer(true, false, false)])
})

it("turns HubSpot's own banner off", () => {
  const world: Record<string, unknown> = { _hsp: ['theirs'] }
  hubspot.prepare?.(world)
  expect(world).toEqual({ disableHubSpotCookieBanner: true, _hsp: ['theirs'] })
})
