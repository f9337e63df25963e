// @vitest-environment node
import { expect, it } from 'vitest'
import { tiktok } from '../../src/signals/tiktok'
import { listen, terms } from '../support/terms'

it('holds before a grant, and revokes after it', () => {
  const told = (granted: string[], had = false) => listen(tiktok, tiktok.calls(terms(granted, { had })))
  expect(told([])).toEqual([['holdConsent']])
  expect(told(['marketing'])).toEqual([['grantConsent']])
  expect(told(['analytics'], true)).toEqual([['revokeConsent']])
})

it('uses the queue of base code that lacks the methods', () => {
  const ttq: unknown[] = []
  expect(tiktok.makeCall(ttq, ['holdConsent'])).toBe(true)
  expect(ttq).toEqual([['holdConsent']])
  expect(tiktok.makeCall({ page() {} }, ['holdConsent'])).toBe(false)
})
