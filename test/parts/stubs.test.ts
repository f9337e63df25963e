import { describe, expect, it, vi } from 'vitest'
import { install } from '../../src/parts/stubs'
import * as catalogue from '../../src/services'
import { CALLS } from '../../src/stubs/calls'

type Vendor = (...given: unknown[]) => unknown

/** What the part is given where this service has a stub and the visitor has decided. */
const hostWith = (id: string, isGranted: boolean) => ({
  config: { services: [{ id, stub: true }] },
  allows: () => isGranted,
  isDecided: () => true,
  declares: () => false,
  fail: vi.fn(),
  on: () => () => {},
})

describe('what stands in for held vendors', () => {
  it.each(Object.entries(CALLS))(
    '%s is a service of the catalogue, called by functions or by methods of one object',
    (id, paths) => {
      expect(Object.values(catalogue).some((service) => service.id === id)).toBe(true)
      for (const path of paths) expect(path).toMatch(/^[\w$]+(\.\w+){0,2}$/)
      expect(new Set(paths).size).toBe(paths.length)
    },
  )

  it('takes what a page asks a held vendor, and answers nothing', () => {
    const page = window as unknown as { posthog: Record<string, (...given: unknown[]) => unknown> }
    const installed = install(hostWith('posthog', false) as never)
    for (const method of ['isFeatureEnabled', 'onFeatureFlags', 'group', 'opt_out_capturing'])
      expect(page.posthog[method]?.('flag')).toBeUndefined()
    expect(Object.keys(page.posthog)).toEqual(expect.arrayContaining(['capture', 'isFeatureEnabled', 'onFeatureFlags']))
    installed.undo()
  })

  it('takes calls of an object within, and makes them there, in order', () => {
    vi.useFakeTimers()
    const page = window as unknown as { mixpanel?: { track: Vendor; people: { set: Vendor; increment: Vendor } } }
    let isDecided = false
    const host = { ...hostWith('mixpanel', false), isDecided: () => isDecided, allows: () => isDecided }
    const installed = install(host as never)
    page.mixpanel?.people.set('plan', 'pro')
    page.mixpanel?.track('sent')
    page.mixpanel?.people.increment('orders')
    isDecided = true
    installed.update?.()
    const told: unknown[] = []
    const people = {
      set(...given: unknown[]) {
        told.push(this === people, 'set', ...given)
      },
      increment: (...given: unknown[]) => told.push('increment', ...given),
    }
    page.mixpanel = { track: (...given) => told.push('track', ...given), people }
    vi.advanceTimersByTime(100)
    expect(told).toEqual([true, 'set', 'plan', 'pro', 'track', 'sent', 'increment', 'orders'])
    expect(host.fail).not.toHaveBeenCalled()
    installed.undo()
    delete page.mixpanel
    vi.useRealTimers()
  })

  it('keeps no call for a granted vendor that has not come in time', () => {
    vi.useFakeTimers()
    const page = window as unknown as { fbq?: (...given: string[]) => void }
    const host = hostWith('meta', true)
    const installed = install(host as never)
    page.fbq?.('early')
    vi.advanceTimersByTime(31_000)
    page.fbq?.('late')
    const vendor = vi.fn()
    page.fbq = vendor
    expect(page.fbq).toBe(vendor)
    expect(vendor).not.toHaveBeenCalled()
    installed.undo()
    delete page.fbq
    vi.useRealTimers()
  })
})
