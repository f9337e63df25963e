import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { webStorage } from '../../src/gate/webStorage'
import { writeOwn } from '../../src/lib/ownWrite'
import { type FakeContext, fakeContext } from '../support/gateContext'

let context: FakeContext
let undo: () => void
beforeEach(() => {
  context = fakeContext()
  context.verdicts = { refused: null }
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  undo?.()
  vi.unstubAllGlobals()
})
/** On the prototype: happy-dom caches the methods that it returned first. */
const call = (name: 'setItem' | 'removeItem' | 'clear' | 'getItem', ...args: unknown[]): unknown =>
  Reflect.apply(Storage.prototype[name], localStorage, args)

const install = (): void => {
  undo = webStorage.install(context).undo
}

describe('setItem', () => {
  it('drops a refused write, and reports its name and never its value', () => {
    install()
    call('setItem', 'refused', 'secret')
    localStorage.refused = 'secret'
    sessionStorage.refused = 'secret'
    expect([localStorage.getItem('refused'), sessionStorage.getItem('refused')]).toEqual([null, null])
    const told = ['blocked', { kind: 'storage', category: 'ads', target: 'refused' }]
    expect(context.told).toEqual([told, told, told])
  })

  it('asks an object for its name once', () => {
    install()
    let asked = 0
    call('setItem', { toString: () => (asked++ ? 'refused' : 'free') }, '1')
    expect(Object.keys(localStorage)).toEqual(['free'])
  })

  it('passes an allowed write', () => {
    install()
    call('setItem', 'free', '1')
    expect([call('getItem', 'free'), localStorage.length]).toEqual(['1', 1])
  })
})

describe('the list of noted names', () => {
  const KEY = 'interact_consent'

  it('is written, removed and cleared by the SDK only; other attempts are reported', () => {
    Object.assign(localStorage, { [KEY]: 'list', cart: '1' })
    install()
    call('setItem', KEY, 'x')
    localStorage[KEY] = 'x'
    call('removeItem', KEY)
    delete localStorage[KEY]
    call('clear')
    expect({ ...localStorage }).toEqual({ [KEY]: 'list' })
    expect(context.fail.mock.calls).toEqual(Array(4).fill(['own-name', KEY]))
    writeOwn(() => call('setItem', KEY, 'more'))
    expect(call('getItem', KEY)).toBe('more')
    writeOwn(() => call('removeItem', KEY))
    expect(localStorage.length).toBe(0)
  })
})

describe('databases and caches', () => {
  class IDBFactory {
    opened: string[] = []
    open(name: string): EventTarget {
      this.opened.push(name)
      return new EventTarget()
    }
  }
  class CacheStorage {
    async open(name: string): Promise<string> {
      return `cache ${name}`
    }
  }

  it('fail a refused database with an error event, like a request that the browser refuses', async () => {
    class IDBOpenDBRequest extends EventTarget {}
    for (const key of ['onerror', 'error', 'readyState'])
      Object.defineProperty(IDBOpenDBRequest.prototype, key, {
        enumerable: true,
        set() {
          throw new TypeError('Illegal invocation')
        },
      })
    const factory = new IDBFactory()
    vi.stubGlobal('indexedDB', factory)
    vi.stubGlobal('IDBOpenDBRequest', IDBOpenDBRequest)
    install()
    const request = factory.open('refused') as unknown as IDBRequest
    expect(request).toBeInstanceOf(IDBOpenDBRequest)
    const events: string[] = []
    request.addEventListener('error', () => events.push('listener'))
    request.onerror = () => events.push('handler')
    await vi.waitFor(() => expect([...new Set(events)]).toEqual(['listener', 'handler']))
    expect([request.error?.name, request.readyState, factory.opened]).toEqual(['UnknownError', 'done', []])
    factory.open('free')
    expect(factory.opened).toEqual(['free'])
  })

  it('reject a refused cache', async () => {
    const caches = new CacheStorage()
    vi.stubGlobal('caches', caches)
    install()
    await expect(caches.open('refused')).rejects.toMatchObject({ name: 'SecurityError' })
    expect(await caches.open('free')).toBe('cache free')
  })
})

it('is gone after the undo', () => {
  install()
  undo()
  call('setItem', 'refused', '1')
  expect(call('getItem', 'refused')).toBe('1')
})
