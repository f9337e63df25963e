// @vitest-environment node
import { expect, it } from 'vitest'
import { clarity } from '../../src/signals/clarity'
import { listen, terms } from '../support/terms'

it('sends both keys, each by its own category', () => {
  const told = (...granted: string[]) => listen(clarity, clarity.calls(terms(granted)))
  expect(told()).toEqual([['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }]])
  expect(told('analytics')).toEqual([['consentv2', { ad_Storage: 'denied', analytics_Storage: 'granted' }]])
  expect(told('marketing')).toEqual([['consentv2', { ad_Storage: 'granted', analytics_Storage: 'denied' }]])
})

it('creates the stub that its script reads, and keeps an existing one', () => {
  const world: { clarity?: { (...args: unknown[]): void; q?: ArrayLike<unknown>[] } } = {}
  clarity.prepare?.(world)
  world.clarity?.('consentv2', { ad_Storage: 'denied' })
  expect(world.clarity?.q?.map((one) => Array.from(one))).toEqual([['consentv2', { ad_Storage: 'denied' }]])
  const { clarity: stub } = world
  clarity.prepare?.(world)
  expect(world.clarity).toBe(stub)
})
