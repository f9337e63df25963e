import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { writeCookie } from '../../src/storage/cookieJar'
import { hasLeftovers } from '../../src/storage/leftovers'
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

describe('hasLeftovers', () => {
  it('is false where nothing lies, or all is covered', async () => {
    stubStores([])
    expect(await hasLeftovers(none)).toBe(false)
    writeCookie('a=1;path=/')
    localStorage.setItem('a', '1')
    stubStores(['a'])
    expect(await hasLeftovers(all)).toBe(false)
    expect(await hasLeftovers(only('a'))).toBe(false)
  })

  it.each([
    ['a cookie', () => writeCookie('x=1;path=/')],
    ['a key in localStorage', () => localStorage.setItem('x', '1')],
    ['a key in sessionStorage', () => sessionStorage.setItem('x', '1')],
    ['a database', () => void stubStores(['x'])],
  ])('finds %s', async (_, leave) => {
    stubStores([])
    leave()
    expect(await hasLeftovers(none)).toBe(true)
    expect(await hasLeftovers(only('y'))).toBe(true)
    expect(await hasLeftovers(only('x'))).toBe(false)
  })

  it('finds a cookie where the rest is out of reach', async () => {
    vi.stubGlobal('indexedDB', undefined)
    writeCookie('x=1;path=/')
    expect(await hasLeftovers(none)).toBe(true)
    expect(await hasLeftovers(all)).toBe(false)
  })
})
