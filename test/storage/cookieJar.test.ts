import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cookieNames, cookieValues, domains, paths, writeCookie } from '../../src/storage/cookieJar'
import { installJar, type Jar } from '../support/jar'

let jar: Jar
beforeEach(() => {
  jar = installJar()
})
afterEach(() => jar.restore())

describe('cookieJar', () => {
  it('has no names in an empty jar', () => {
    expect(cookieNames()).toEqual([])
    expect(cookieValues('a')).toEqual([])
  })

  it('reads names and all values under one name', () => {
    writeCookie('a=1;path=/')
    writeCookie('a=2;path=/;domain=example.com')
    writeCookie('ab=3;path=/')
    writeCookie('b=x=y;path=/')
    expect(cookieNames().sort()).toEqual(['a', 'a', 'ab', 'b'])
    expect(cookieValues('a').sort()).toEqual(['1', '2'])
    expect(cookieValues('b')).toEqual(['x=y'])
    expect(cookieValues('missing')).toEqual([])
  })

  it('reads and writes nothing if the browser refuses access', () => {
    Object.defineProperty(Document.prototype, 'cookie', {
      configurable: true,
      get() {
        throw new DOMException('sandboxed', 'SecurityError')
      },
      set() {
        throw new DOMException('sandboxed', 'SecurityError')
      },
    })
    expect(() => writeCookie('a=1')).not.toThrow()
    expect(cookieNames()).toEqual([])
    expect(cookieValues('a')).toEqual([])
  })
})

describe('domains', () => {
  it.each([
    ['www.example.com', ['com', 'example.com', 'www.example.com', '']],
    ['localhost', ['localhost', '']],
    ['192.168.0.1', ['192.168.0.1', '']],
    ['[2001:db8::1]', ['[2001:db8::1]', '']],
    ['', ['', '']],
  ])('of %j, from the widest', (host, all) => {
    expect(domains(host)).toEqual(all)
  })
})

describe('paths', () => {
  it.each([
    ['/', ['/']],
    ['/shop', ['/', '/shop', '/shop/']],
    ['/shop/', ['/', '/shop', '/shop/']],
    ['/shop//cart', ['/', '/shop', '/shop/', '/shop//', '/shop//cart', '/shop//cart/']],
    ['/shop/cart', ['/', '/shop', '/shop/', '/shop/cart', '/shop/cart/']],
  ])('of %s are all that could hold a cookie seen there', (path, expected) => {
    expect([...new Set(paths(path))].sort()).toEqual(expected)
  })
})
