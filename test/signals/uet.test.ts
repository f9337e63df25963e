// @vitest-environment node
import { expect, it } from 'vitest'
import { uet } from '../../src/signals/uet'
import { listen, terms } from '../support/terms'

const state = (word: string) => ({ ad_storage: word })

it('sends a default first, denied to everybody', () => {
  const told = (...granted: string[]) => listen(uet, uet.calls(terms(granted, { first: true })))
  const before = ['push', 'consent', 'default', state('denied')]
  expect(told()).toEqual([before])
  expect(told('analytics')).toEqual([before])
  expect(told('marketing')).toEqual([before, ['push', 'consent', 'update', state('granted')]])
})

it('sends updates from then on', () => {
  expect(listen(uet, uet.calls(terms(['marketing'])))).toEqual([['push', 'consent', 'update', state('granted')]])
  expect(listen(uet, uet.calls(terms([])))).toEqual([['push', 'consent', 'update', state('denied')]])
})

it('creates the queue that bat.js reads, with three flat arguments per call', () => {
  const world: Record<string, unknown> = {}
  uet.prepare?.(world)
  for (const call of uet.calls(terms([], { first: true }))) uet.makeCall(world.uetq, call)
  expect(world.uetq).toEqual(['consent', 'default', state('denied')])
  const own = { uetq: ['pageLoad'] as unknown[] }
  uet.prepare?.(own)
  expect(own.uetq).toEqual(['pageLoad'])
})
