import { describe, expect, it, vi } from 'vitest'
import { createSignals, VENDORS } from '../../src/signals/createSignals'
import { SIGNALS, type SignalName } from '../../src/signals/names'
import { resolved, SITE } from '../support/configs'

type World = Record<string, unknown>

/** Creates signals in a world of their own, with a choice that the test sets. */
function start(signals: SignalName[], world: World, config = SITE) {
  let granted: string[] = []
  const fail = vi.fn()
  const teardown = new AbortController()
  const tell = createSignals({
    config: resolved({ ...config, signals }),
    grants: (id) => granted.includes(id),
    fail,
    teardown,
    world,
  })
  tell(false)
  return {
    fail,
    teardown,
    trace: tell.trace,
    choose(...ids: string[]) {
      granted = ids
      tell(true)
    },
  }
}
/** Creates a vendor's function that records its arguments. */
const recorder = () => {
  const calls: unknown[][] = []
  return Object.assign((...args: unknown[]) => void calls.push(args), { calls })
}

describe('createSignals', () => {
  it('knows the vendors that the config knows', () => {
    expect(Object.keys(VENDORS)).toEqual([...SIGNALS])
    for (const vendors of Object.values(VENDORS)) for (const { id } of vendors) expect(SIGNALS).toContain(id)
  })

  it('tells vendors at once and on each change, and nothing twice', () => {
    const fbq = recorder()
    const { choose } = start(['meta'], { fbq })
    expect(fbq.calls).toEqual([['consent', 'revoke']])
    choose()
    expect(fbq.calls).toHaveLength(1)
    choose('marketing')
    choose('marketing')
    choose('marketing', 'analytics')
    expect(fbq.calls.slice(1)).toEqual([['consent', 'grant']])
    choose()
    expect(fbq.calls.slice(2)).toEqual([['consent', 'revoke']])
  })

  it('traces vendor, call and time, in order', () => {
    const fbq = recorder()
    const uetq: unknown[] = []
    const began = performance.now()
    const { trace, choose } = start(['meta', 'uet'], { fbq, uetq })
    choose('marketing')
    expect(trace.map(({ vendor, args }) => [vendor, ...args])).toEqual([
      ['meta', 'consent', 'revoke'],
      ['uet', 'push', 'consent', 'default', { ad_storage: 'denied' }],
      ['meta', 'consent', 'grant'],
      ['uet', 'push', 'consent', 'update', { ad_storage: 'granted' }],
    ])
    const times = trace.map(({ at }) => at)
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times[0]).toBeGreaterThanOrEqual(began)
    expect(times.at(-1)).toBeLessThanOrEqual(performance.now())
  })

  it('tells a vendor that loads later what is granted by then, before it is used', () => {
    const world: World = {}
    const { trace, choose } = start(['meta'], world)
    choose('marketing')
    expect(trace).toEqual([])
    const fbq = recorder()
    world.fbq = fbq
    ;(world.fbq as typeof fbq)('init', '1')
    expect(fbq.calls).toEqual([
      ['consent', 'grant'],
      ['init', '1'],
    ])
    choose()
    expect(fbq.calls.at(-1)).toEqual(['consent', 'revoke'])
    expect(trace.map(({ args }) => args)).toEqual([
      ['consent', 'grant'],
      ['consent', 'revoke'],
    ])
  })

  it("keeps a vendor's error from the page and the other vendors, and tells it again next time", () => {
    let broken = true
    const fbq = vi.fn(() => {
      if (broken) throw new Error('theirs')
    })
    const pintrk = recorder()
    const { fail, trace, choose } = start(['meta', 'pinterest'], { fbq, pintrk })
    expect(pintrk.calls).toEqual([['setconsent', false]])
    expect(fail.mock.calls).toEqual([['signal-failed', 'meta: Error: theirs']])
    expect(trace.map(({ vendor }) => vendor)).toEqual(['pinterest'])
    broken = false
    choose()
    expect(trace.map(({ vendor }) => vendor)).toEqual(['pinterest', 'meta'])
  })

  it("also needs the service with the vendor's id, if the site declares it", () => {
    const services = [{ id: 'meta', category: 'marketing' }]
    const fbq = recorder()
    const { choose } = start(['meta'], { fbq }, { services })
    choose('marketing')
    expect(fbq.calls).toEqual([['consent', 'revoke']])
    choose('marketing', 'meta')
    expect(fbq.calls.at(-1)).toEqual(['consent', 'grant'])
  })

  it('needs only that service if the site has categories of its own', () => {
    const config = { categories: { ads: {} }, services: [{ id: 'meta', category: 'ads' }] }
    const fbq = recorder()
    const pintrk = recorder()
    const { choose } = start(['meta', 'pinterest'], { fbq, pintrk }, config)
    choose('ads', 'meta')
    expect(fbq.calls.at(-1)).toEqual(['consent', 'grant'])
    // Nothing tells that this vendor belongs to `ads`.
    expect(pintrk.calls).toEqual([['setconsent', false]])
  })

  it('tells both Microsoft vendors by one name, and each once', () => {
    const world: World = {}
    const { trace } = start(['microsoft', 'uet', 'google'], world)
    expect(trace.map(({ vendor }) => vendor)).toEqual(['uet', 'clarity'])
    expect(world.dataLayer).toBeUndefined()
  })

  it('reports an unknown name', () => {
    const { fail, trace } = start([], {})
    expect(trace).toEqual([])
    expect(fail).not.toHaveBeenCalled()
    const unknown = vi.fn()
    const config = { ...resolved(), signals: ['metta', 'toString'] }
    createSignals({ config, grants: () => true, fail: unknown, teardown: new AbortController(), world: {} })
    expect(unknown.mock.calls.map(([code, detail]) => [code, detail.split(' ')[0]])).toEqual([
      ['unknown-signal', '"metta"'],
      ['unknown-signal', '"toString"'],
    ])
  })

  it('tells no vendor and waits for none after destroy', () => {
    const world: World = {}
    const pintrk = recorder()
    const { choose, teardown } = start(['meta', 'pinterest'], { ...world, pintrk })
    const told = pintrk.calls.length
    teardown.abort()
    choose('marketing')
    expect(pintrk.calls).toHaveLength(told)

    const later = start(['meta'], world)
    expect('fbq' in world).toBe(true)
    later.teardown.abort()
    expect('fbq' in world).toBe(false)
    const over = new AbortController()
    over.abort()
    createSignals({ config: resolved({ signals: ['meta'] }), grants: () => true, fail: vi.fn(), teardown: over, world })
    expect('fbq' in world).toBe(false)
  })
})
