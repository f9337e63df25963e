import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Choice, type Consent, createConsent } from '../../src/index'
import { countListeners } from '../support/countListeners'
import { installJar, type Jar } from '../support/jar'

const SERVICES = [{ id: 'stats', category: 'analytics' }]
const GRANT: Choice = {
  granted: ['analytics'],
  lifetime: 'session',
  policy: '',
  at: '2026-11-24T10:00:00Z',
  by: 'visitor',
}

let jar: Jar
let consent: Consent | undefined
// The module keeps one SDK per page: each test loads it again.
let connect: typeof import('../../src/bindings/connect').connect
type ConsentStore = import('../../src/bindings/connect').ConsentStore
beforeEach(async () => {
  jar = installJar()
  vi.resetModules()
  connect = (await import('../../src/bindings/connect')).connect
})
afterEach(() => {
  vi.unstubAllGlobals()
  consent?.destroy()
  consent = undefined
  delete window.InteractConsent
  jar.restore()
})
const start = (): Consent => {
  consent = createConsent({ ui: false, afterRevoke: 'keep', services: SERVICES })
  return consent
}

describe('connect', () => {
  it('follows an instance, with a new state for each change and the same one between', () => {
    const sdk = start()
    const store = connect({ consent: sdk })
    const before = store.get()
    expect([before.choice, before.allows('stats'), store.get() === before]).toEqual([null, false, true])
    const seen: boolean[] = []
    const stop = store.subscribe(() => seen.push(store.get().allows('stats')))
    sdk.acceptAll()
    expect(store.get()).not.toBe(before)
    expect(store.get().allows).not.toBe(before.allows)
    expect(store.get().choice).toBe(sdk.choice)
    stop()
    sdk.rejectAll()
    expect(seen).toEqual([false, true])
    expect(store.get().allows('stats')).toBe(false)
  })

  it('can be read by a listener during the first read', () => {
    const sdk = start()
    sdk.acceptAll()
    const store = connect({ consent: sdk })
    const seen: boolean[] = []
    store.subscribe(() => seen.push(store.get().allows('stats')))
    expect(new Set(seen)).toEqual(new Set([true]))
  })

  it('has methods that work detached from the state, and after it changes', () => {
    const store = connect({ consent: start() })
    const { acceptAll, choose } = store.initial()
    acceptAll()
    expect(store.get().allows('marketing', 'persistent')).toBe(true)
    choose({ granted: ['functional'], lifetime: 'session' })
    expect(store.get().choice).toMatchObject({ granted: ['functional'], lifetime: 'session' })
  })

  it('calls a function that starts the SDK at the first read, once per page', () => {
    const first = vi.fn(start)
    const second = vi.fn(start)
    const store = connect({ consent: first })
    expect(first).not.toHaveBeenCalled()
    store.get()
    store.get()
    const other = connect({ consent: second })
    other.get()
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0])
    consent?.acceptAll()
    expect(other.get().allows('stats')).toBe(true)
  })

  it('throws the error of a wrong config each time', () => {
    const store = connect({ consent: () => createConsent({ polcy: 1 } as never) })
    expect(() => store.get()).toThrow('policy')
    expect(() => store.get()).toThrow('policy')
  })

  it('waits for the script tag, and passes it the calls made meanwhile', async () => {
    const store = connect()
    const heard = vi.fn()
    const stopped = vi.fn()
    store.subscribe(heard)
    store.subscribe(stopped)()
    heard.mockClear()
    stopped.mockClear()
    store.get().choose({ granted: ['analytics'], lifetime: 'session' })
    const granted = store.get().when('stats')
    expect(store.get().allows('analytics')).toBe(false)

    const queue = window.InteractConsent as ((consent: Consent) => void)[]
    const sdk = start()
    for (const call of queue) call(sdk)
    expect(store.get().allows('stats')).toBe(true)
    expect(await granted).toBe(sdk.choice)
    expect(heard).toHaveBeenCalled()
    expect(stopped).not.toHaveBeenCalled()
  })

  it('finds a loaded script tag, and listens to it once', () => {
    const sdk = start()
    const push = vi.fn((call: (consent: Consent) => void) => call(sdk))
    window.InteractConsent = { ...sdk, push } as never
    sdk.acceptAll()
    const store = connect()
    expect(store.get().allows('stats')).toBe(true)
    store.get().rejectAll()
    expect(store.get().allows('stats')).toBe(false)
    expect(push).toHaveBeenCalledTimes(1)
  })

  it('listens to the SDK only while somebody listens to it, and knows what has changed since', async () => {
    const { consent: sdk, count } = countListeners(start())
    const stores = Array.from({ length: 1000 }, () => connect({ consent: sdk }))
    const stops = stores.map((store) => [store.subscribe(() => {}), store.subscribe(() => {})])
    const busy = count()
    sdk.acceptAll()
    await Promise.all(stores.map((store) => store.get().when('stats')))
    expect(count()).toBe(busy)
    for (const [first] of stops) first?.()
    expect(count()).toBe(busy)
    for (const [, second] of stops) second?.()
    expect(count()).toBe(0)

    const [store] = stores as [ConsentStore]
    sdk.rejectAll()
    expect(store.get().choice).toBe(sdk.choice)
    expect(store.get()).toBe(store.get())
    const heard = vi.fn()
    const stop = store.subscribe(heard)
    sdk.acceptAll()
    expect(heard).toHaveBeenCalledTimes(2)
    stop()
    expect(count()).toBe(0)
  })

  it('follows the next SDK where a late block has restarted it', () => {
    const calls: ((sdk: Consent) => void)[] = []
    window.InteractConsent = { push: (call: (sdk: Consent) => void) => void calls.push(call) } as never
    const store = connect()
    const seen: boolean[] = []
    store.subscribe(() => seen.push(store.get().allows('stats')))
    const first = start()
    for (const call of calls) call(first)
    first.destroy()
    const second = start()
    for (const call of calls) call(second)
    second.acceptAll()
    expect(seen.at(-1)).toBe(true)
    second.rejectAll()
    expect(seen.at(-1)).toBe(false)
  })

  it('is told when the SDK has started: under opt-out there is then a grant without a choice', () => {
    let isReady = false
    const listeners: (() => void)[] = []
    const sdk = Object.create(start(), {
      allows: { value: () => isReady },
      on: { value: (event: string, listener: () => void) => (event === 'ready' && listeners.push(listener), () => {}) },
    }) as Consent
    const store = connect({ consent: sdk })
    const seen: boolean[] = []
    store.subscribe(() => seen.push(store.get().allows('stats')))
    isReady = true
    for (const listener of listeners) listener()
    expect([seen[0], seen.at(-1)]).toEqual([false, true])
  })
})

describe('on a server', () => {
  beforeEach(() => vi.stubGlobal('window', undefined))

  it('starts nothing and answers with what was read from the cookie', () => {
    const starts = vi.fn()
    const store = connect({
      consent: starts,
      choice: { ...GRANT, except: ['chat'] },
      services: [...SERVICES, { id: 'chat', category: 'analytics' }],
    })
    const stop = store.subscribe(() => {})
    stop()
    const { choice, allows } = store.get()
    expect(store.get()).toBe(store.initial())
    expect(choice?.granted).toEqual(['analytics'])
    const asked = ['analytics', 'stats', 'chat', 'marketing', 'unknown', 'necessary']
    expect(asked.filter((id) => allows(id))).toEqual(['analytics', 'stats', 'necessary'])
    expect(asked.filter((id) => allows(id, 'persistent'))).toEqual(['necessary'])
    expect(starts).not.toHaveBeenCalled()
  })

  it('leaves called methods pending, and rejects none', async () => {
    const told = vi.fn()
    for (const consent of [undefined, vi.fn<() => Consent>()]) {
      const { when, open, acceptAll } = connect({ consent }).get()
      for (const call of [when('stats'), open(), acceptAll() as unknown as Promise<void>]) call.then(told, told)
      expect(consent ?? vi.fn()).not.toHaveBeenCalled()
    }
    await new Promise((done) => setTimeout(done))
    expect(told).not.toHaveBeenCalled()
  })

  it('allows nothing that needs consent before a choice', () => {
    const { choice, allows } = connect({ services: SERVICES }).get()
    expect([choice, allows('analytics'), allows('stats'), allows('necessary')]).toEqual([null, false, false, true])
  })
})
