import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { webStorage } from '../../src/gate/webStorage'
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
const install = (): void => {
  undo = webStorage.install(context).undo
}

describe('setItem', () => {
  it('drops what is refused, and tells its name and never its value', () => {
    install()
    localStorage.setItem('refused', 'secret')
    sessionStorage.setItem('refused', 'secret')
    expect([localStorage.getItem('refused'), sessionStorage.getItem('refused')]).toEqual([null, null])
    const told = ['blocked', { kind: 'storage', category: 'ads', target: 'refused' }]
    expect(context.told).toEqual([told, told])
  })

  it('lets through what is allowed', () => {
    install()
    localStorage.setItem('free', '1')
    expect([localStorage.getItem('free'), localStorage.length]).toEqual(['1', 1])
  })
})

describe('databases and caches', () => {
  class IDBFactory {
    opened: string[] = []
    open(name: string): string {
      this.opened.push(name)
      return `request for ${name}`
    }
  }
  class CacheStorage {
    async open(name: string): Promise<string> {
      return `cache ${name}`
    }
  }

  it('fails a refused database with an error event, as a request that the browser refuses', async () => {
    class IDBOpenDBRequest extends EventTarget {
      set onerror(_: unknown) {
        throw new TypeError('Illegal invocation')
      }
    }
    vi.stubGlobal('IDBFactory', IDBFactory)
    vi.stubGlobal('IDBOpenDBRequest', IDBOpenDBRequest)
    install()
    const factory = new IDBFactory()
    const request = factory.open('refused') as unknown as IDBRequest
    expect(request).toBeInstanceOf(IDBOpenDBRequest)
    const events: string[] = []
    request.addEventListener('error', () => events.push('listener'))
    request.onerror = () => events.push('handler')
    await vi.waitFor(() => expect([...new Set(events)]).toEqual(['listener', 'handler']))
    expect([request.error?.name, request.readyState, factory.opened]).toEqual(['UnknownError', 'done', []])
    expect(factory.open('free')).toBe('request for free')
  })

  it('rejects a refused cache', async () => {
    vi.stubGlobal('CacheStorage', CacheStorage)
    install()
    const caches = new CacheStorage()
    await expect(caches.open('refused')).rejects.toMatchObject({ name: 'SecurityError' })
    expect(await caches.open('free')).toBe('cache free')
  })
})

it('is gone after the undo', () => {
  install()
  undo()
  localStorage.setItem('refused', '1')
  expect(localStorage.getItem('refused')).toBe('1')
})
