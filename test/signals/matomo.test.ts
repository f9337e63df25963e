// @vitest-environment node
import { expect, it } from 'vitest'
import { matomo } from '../../src/signals/matomo'
import { listen, terms } from '../support/terms'

it('requires consent before it gives it', () => {
  const told = (granted: string[], first = false) => listen(matomo, matomo.calls(terms(granted, { first })))
  expect(told([], true)).toEqual([['push', ['requireConsent']]])
  expect(told(['analytics'], true)).toEqual([
    ['push', ['requireConsent']],
    ['push', ['setConsentGiven']],
  ])
  expect(told(['analytics'])).toEqual([['push', ['setConsentGiven']]])
  expect(told(['marketing'])).toEqual([['push', ['requireConsent']]])
})

it('uses none of the calls that store an answer', () => {
  const all = [[], ['analytics']].flatMap((granted) =>
    [true, false].flatMap((first) => matomo.calls(terms(granted, { first, had: true }))),
  )
  expect(all.flat().join()).not.toMatch(/remember|forget/i)
})

it('creates the queue that matomo.js reads', () => {
  const world: Record<string, unknown> = {}
  matomo.prepare?.(world)
  expect(world._paq).toEqual([])
})
