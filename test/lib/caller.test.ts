// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest'
import { callerHosts, stackAbove } from '../../src/lib/caller'

const OWN = 'https://cdn.example.com/consent.js'

describe('callerHosts', () => {
  it.each([
    [
      'Chromium',
      `Error
    at Object.set (https://cdn.example.com/consent.js:1:200)
    at track (https://stats.example.net/m.js:10:7)
    at https://www.example.org/app.js:3:1`,
      'stats.example.net',
    ],
    ['Chromium, top of a script', 'Error\n    at https://www.example.org/app.js:3:1', 'www.example.org'],
    [
      'Chromium, a class and an alias',
      'Error\n    at new Tracker (https://a.test/x.js:1:1)\n    at Foo.bar [as baz] (https://b.test/y.js:1:1)',
      'a.test',
    ],
    [
      'Chromium, async',
      'Error\n    at async load (https://a.test/x.js:1:1)\n    at async Promise.all (index 0)',
      'a.test',
    ],
    [
      'Chromium, eval',
      'Error\n    at eval (eval at run (https://a.test/x.js:1:1), <anonymous>:1:1)\n    at run (https://a.test/x.js:1:1)',
      'a.test',
    ],
    [
      'Chromium, native and anonymous first',
      'Error\n    at Array.forEach (<anonymous>)\n    at <anonymous>:1:1\n    at f (https://a.test/x.js:1:1)',
      'a.test',
    ],
    ['Chromium, blob', 'Error\n    at f (blob:https://a.test/0c1d-44:1:1)', 'a.test'],
    [
      'Chromium, an extension before the page',
      'Error\n    at f (chrome-extension://abcdef/content.js:1:1)\n    at g (https://a.test/x.js:1:1)',
      'a.test',
    ],
    ['Chromium, a port', 'Error\n    at f (http://localhost:3000/x.js:1:1)', 'localhost'],
    ['Chromium, no path', 'Error\n    at https://a.test/:12:3', 'a.test'],
    ['Chromium, a query with a URL in it', 'Error\n    at f (https://a.test/x.js?u=https://b.test/:1:1)', 'a.test'],
    ['Chromium, an address', 'Error\n    at f (http://127.0.0.1:8080/x.js:1:1)', '127.0.0.1'],
    ['Chromium, an IPv6 address', 'Error\n    at f (http://[::1]:8080/x.js:1:1)', '[::1]'],
    ['Chromium, a console', 'Error\n    at <anonymous>:1:17', ''],
    ['Chromium, data', 'Error\n    at data:text/javascript,f():1:1', ''],
    [
      'Firefox',
      'set@https://cdn.example.com/consent.js:1:200\ntrack@https://stats.example.net/m.js:10:7\n',
      'stats.example.net',
    ],
    ['Firefox, anonymous', '@https://a.test/x.js:1:1\n', 'a.test'],
    ['Firefox, async', 'async*load@https://a.test/x.js:1:1\n', 'a.test'],
    ['Firefox, setTimeout', 'setTimeout handler*f@https://a.test/x.js:1:1\n@https://b.test/y.js:1:1\n', 'a.test'],
    ['Firefox, eval', 'f@https://a.test/x.js line 3 > eval:1:1\n@https://b.test/y.js:1:1\n', 'a.test'],
    ['Firefox, Function', 'anonymous@https://a.test/x.js line 3 > Function:1:1\n', 'a.test'],
    ['Firefox, blob', 'f@blob:https://a.test/0c1d:1:1\n', 'a.test'],
    ['Firefox, an extension', 'f@moz-extension://0c1d/content.js:1:1\ng@https://a.test/x.js:1:1\n', 'a.test'],
    ['Firefox, a port', 'f@https://a.test:8443/x.js:1:1\n', 'a.test'],
    [
      'WebKit',
      'set@https://cdn.example.com/consent.js:1:200\nforEach@[native code]\ntrack@https://a.test/x.js:10:7',
      'a.test',
    ],
    ['WebKit, code and eval', 'eval code@\neval@[native code]\nglobal code@https://a.test/x.js:1:1', 'a.test'],
    ['WebKit, a module', 'module code@https://a.test/x.js:1:1', 'a.test'],
    ['none', '', ''],
    ['undefined', 'undefined', ''],
    ['only ours', 'Error\n    at f (https://cdn.example.com/consent.js:1:1)', ''],
    [
      'our modal, from another file beside ours',
      'Error\n    at f (https://cdn.example.com/consent.js?v=1:1:1)\n    at g (https://a.test/x.js:1:1)',
      'a.test',
    ],
  ])('begins with the innermost script: %s', (_, stack, host) => {
    expect(callerHosts(stack, OWN)[0] ?? '').toBe(host)
  })

  it('skips nothing if the SDK has no file of its own', () => {
    const stack = 'Error\n    at f (https://www.example.org/app.js:1:1)\n    at g (https://a.test/x.js:1:1)'
    expect(callerHosts(stack)).toEqual(['www.example.org', 'a.test'])
    expect(callerHosts(stack, '')).toEqual(['www.example.org', 'a.test'])
  })

  it("returns those of all frames but the SDK's own, innermost first", () => {
    const stack = `Error
    at set (https://cdn.example.com/consent.js:1:200)
    at set (https://lib.example.net/cookie.js:10:7)
    at https://www.example.org/cart.js:3:1`
    expect(callerHosts(stack, OWN)).toEqual(['lib.example.net', 'www.example.org'])
    expect(callerHosts('Error')).toEqual([])
  })
})

describe('stackAbove', () => {
  const own = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')
  const capture = Object.getOwnPropertyDescriptor(Error, 'captureStackTrace')
  afterEach(() => {
    for (const [key, was] of [
      ['stackTraceLimit', own],
      ['captureStackTrace', capture],
    ] as const) {
      if (was) Object.defineProperty(Error, key, was)
    }
  })
  const deep = (left: number, act: () => string): string => (left ? deep(left - 1, act) : act())
  function inner(): string {
    return stackAbove(inner)
  }
  function outer(): string {
    return inner()
  }

  it('begins above the function', () => {
    const [first = ''] = outer().match(/\b(inner|outer)\b/) ?? []
    expect(first).toBe('outer')
  })

  it.each([0, 1, 10, Number.POSITIVE_INFINITY, undefined, 'many'])(
    'sees far enough and leaves a limit of %s as it was',
    (limit) => {
      ;(Error as { stackTraceLimit?: unknown }).stackTraceLimit = limit
      const before = Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')
      expect(deep(15, outer)).toContain('outer')
      expect(deep(15, outer).match(/\bdeep\b/g)?.length).toBeGreaterThanOrEqual(15)
      expect(Object.getOwnPropertyDescriptor(Error, 'stackTraceLimit')).toEqual(before)
    },
  )

  it('leaves no limit if there was none', () => {
    delete (Error as { stackTraceLimit?: unknown }).stackTraceLimit
    outer()
    expect(Error.stackTraceLimit).toBeUndefined()
  })

  it('does not throw if the page has made the limit read-only', () => {
    Object.defineProperty(Error, 'stackTraceLimit', { value: 10, writable: false, configurable: true })
    expect(outer()).toContain('outer')
    expect(Error.stackTraceLimit).toBe(10)
  })

  it('works without captureStackTrace, as in older Firefox', () => {
    Object.defineProperty(Error, 'captureStackTrace', { value: undefined, writable: true, configurable: true })
    expect(outer()).toContain('outer')
  })
})
