import { describe, expect, it, vi } from 'vitest'
import { install } from '../../src/parts/stubs'
import * as catalogue from '../../src/services'
import { CALLS } from '../../src/stubs/calls'

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
      for (const path of paths) expect(path).toMatch(/^[\w$]+(\.\w+)?$/)
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
