import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeCookie } from '../../src/storage/cookieJar'
import { erase } from '../../src/storage/erase'
import { installJar, type Jar } from '../support/jar'
import { stubStores } from '../support/stores'

const none = { cookie: () => false, storage: () => false }
const all = { cookie: () => true, storage: () => true }
const only = (keep: string) => ({ cookie: (name: string) => name === keep, storage: (name: string) => name === keep })

let jar: Jar
beforeEach(() => {
  jar = installJar('https://www.example.com/shop/cart')
  localStorage.clear()
  sessionStorage.clear()
})
afterEach(() => {
  jar.restore()
  vi.unstubAllGlobals()
})

describe('erase', () => {
  it('deletes cookies on every domain and path, plain, secure and partitioned', async () => {
    const fail = vi.fn()
    for (const text of [
      'a=1',
      'a=1;path=/',
      'a=1;path=/shop',
      'a=1;path=/shop/cart',
      'a=1;path=/;domain=example.com',
      'a=1;path=/;domain=www.example.com',
      'b=1;path=/;secure',
      'c=1;path=/;secure;partitioned',
      '__Host-d=1;path=/;secure',
      '__Secure-e=1;path=/;secure;domain=example.com',
      'f=1;path=/;max-age=1000000',
    ]) {
      writeCookie(text)
    }
    expect(jar.stored).toHaveLength(10)
    await erase(none, fail)
    expect(jar.stored).toEqual([])
    expect(fail).not.toHaveBeenCalled()
  })

  it('deletes cookies without a name, which the jar shows by their value', async () => {
    const fail = vi.fn()
    for (const text of ['x', '=a=1;path=/', 'y;path=/shop/cart;max-age=1000', 'named=1']) writeCookie(text)
    expect(document.cookie.split('; ').sort()).toEqual(['a=1', 'named=1', 'x', 'y'])
    await erase(none, fail)
    expect(jar.stored).toEqual([])
    expect(fail).not.toHaveBeenCalled()
  })

  it('touches no nameless cookie if all that it must delete have names', async () => {
    for (const text of ['keep', 'drop=1']) writeCookie(text)
    await erase(only('keep'), vi.fn())
    expect(document.cookie).toBe('keep')
  })

  it('leaves what is covered, everywhere', async () => {
    const gone = stubStores(['keep', 'drop'])
    for (const name of ['keep', 'drop']) {
      writeCookie(`${name}=1;path=/`)
      localStorage.setItem(name, '1')
      sessionStorage.setItem(name, '1')
    }
    await erase(only('keep'), vi.fn())
    expect(jar.stored.map(({ name }) => name)).toEqual(['keep'])
    expect(Object.keys(localStorage)).toEqual(['keep'])
    expect(Object.keys(sessionStorage)).toEqual(['keep'])
    expect(gone).toEqual(['db drop', 'cache drop'])
  })

  it('writes nothing about cookies that are covered', async () => {
    writeCookie('keep=1;path=/')
    const before = jar.written.length
    await erase(all, vi.fn())
    expect(jar.written).toHaveLength(before)
  })

  it('reports cookies that stay', async () => {
    const fail = vi.fn()
    writeCookie('a=1;path=/;domain=example.com')
    writeCookie('stays=1;path=/')
    const own = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor
    Object.defineProperty(Document.prototype, 'cookie', {
      ...own,
      set(text: string) {
        if (!text.startsWith('stays=')) own.set?.call(this, text)
      },
    })
    await erase(none, fail)
    expect(fail.mock.calls).toEqual([['not-erased', 'stays']])
  })

  it('has deleted cookies and keys when it returns, so that no later script finds them', () => {
    stubStores(['x'])
    writeCookie('x=1;path=/')
    localStorage.setItem('x', '1')
    sessionStorage.setItem('x', '1')
    erase(none, vi.fn())
    expect([jar.stored, Object.keys(localStorage), Object.keys(sessionStorage)]).toEqual([[], [], []])
  })

  it('deletes a cache if there is nothing else, without waiting for databases that never answer', async () => {
    const gone = stubStores(['lone'])
    vi.stubGlobal('indexedDB', { databases: () => new Promise(() => {}) })
    erase(none, vi.fn())
    await vi.waitFor(() => expect(gone).toEqual(['cache lone']))
  })

  it('goes on if a store is blocked', async () => {
    const gone = stubStores(['x'])
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    const own = Object.getOwnPropertyDescriptor(globalThis, 'localStorage') as PropertyDescriptor
    Object.defineProperty(globalThis, 'localStorage', { get: refuse, configurable: true })
    vi.stubGlobal('indexedDB', { databases: refuse })
    sessionStorage.setItem('x', '1')
    await expect(erase(none, vi.fn())).resolves.toBeUndefined()
    Object.defineProperty(globalThis, 'localStorage', own)
    expect(Object.keys(sessionStorage)).toEqual([])
    expect(gone).toEqual(['cache x'])
  })
})
