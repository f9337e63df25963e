// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { type Act, patch, takeOff } from '../../src/lib/patch'

/** Like a class of the platform: a method and an accessor on its prototype. */
function world() {
  class Store {
    kept: string[] = []
    put(key: string, value = ''): string {
      this.kept.push(`${key}=${value}`)
      return `put ${key}`
    }
    get text(): string {
      return this.kept.join()
    }
    set text(value: string) {
      this.kept.push(value)
    }
  }
  return Store
}
const descriptor = (object: object, key: string) => Object.getOwnPropertyDescriptor(object, key)
const pass: Act = (go) => go()

describe('patch, of a method', () => {
  it('passes on this, the arguments and the result', () => {
    const Store = world()
    const seen: unknown[] = []
    patch(Store.prototype, 'put', (go, args, _, self) => {
      seen.push(self, args)
      return `${go()}!`
    })
    const store = new Store()
    expect(store.put('a', 'b')).toBe('put a!')
    expect(store.kept).toEqual(['a=b'])
    expect(seen).toEqual([store, ['a', 'b']])
  })

  it('throws what the original throws', () => {
    const object = {
      fail() {
        throw new RangeError('no')
      },
    }
    patch(object, 'fail', pass)
    expect(() => object.fail()).toThrow(RangeError)
  })

  it('looks like the original', () => {
    const Store = world()
    const { name, length } = Store.prototype.put
    const text = `${Store.prototype.put}`
    const before = descriptor(Store.prototype, 'put')
    patch(Store.prototype, 'put', pass)
    const { put } = Store.prototype
    expect([put.name, put.length, typeof put]).toEqual([name, length, 'function'])
    // Libraries look for the text of a native function; ours must not show.
    expect([text, 'function () { [native code] }']).toContain(Function.prototype.toString.call(put))
    expect(put.toString()).toBe(text)
    const { value: _, ...now } = descriptor(Store.prototype, 'put') ?? {}
    const { value: __, ...was } = before ?? {}
    expect(now).toEqual(was)
  })

  it('looks native if the original is: its source text has its name', () => {
    const world = { fetch: Array.prototype.map }
    patch(world, 'fetch', pass)
    // Sentry asks this before it takes `fetch` from a new frame.
    expect(world.fetch.toString()).toMatch(/^function\s+\w+\(\)\s+\{\s+\[native code\]\s+\}$/)
    expect(`${world.fetch.bind(world)}`).toContain('[native code]')
  })

  it('restores the exact descriptor', () => {
    for (const traits of [
      { writable: true, enumerable: true, configurable: true },
      { writable: false, enumerable: false, configurable: true },
    ]) {
      const object = Object.defineProperty({}, 'f', { value: () => 1, ...traits })
      const before = descriptor(object, 'f')
      const undo = patch(object, 'f', pass)
      expect(descriptor(object, 'f')).not.toEqual(before)
      undo()
      expect(descriptor(object, 'f')).toEqual(before)
      undo()
      expect(descriptor(object, 'f')).toEqual(before)
    }
  })

  it('shadows an inherited method, and uncovers it again', () => {
    const Store = world()
    const store = new Store()
    const undo = patch(store, 'put', (go) => `own ${go()}`)
    expect(store.put('a')).toBe('own put a')
    expect(new Store().put('a')).toBe('put a')
    undo()
    expect(Object.hasOwn(store, 'put')).toBe(false)
    expect(store.put('a')).toBe('put a')
  })

  it('becomes transparent to code that has wrapped it since', () => {
    const Store = world()
    const calls: string[] = []
    const undo = patch(Store.prototype, 'put', (go) => {
      calls.push('ours')
      return go()
    })
    const ours = Store.prototype.put
    Store.prototype.put = function (...args) {
      calls.push('theirs')
      return ours.apply(this, args)
    }
    const theirs = Store.prototype.put
    undo()
    expect(Store.prototype.put).toBe(theirs)
    const store = new Store()
    expect(store.put('a', 'b')).toBe('put a')
    expect(store.kept).toEqual(['a=b'])
    expect(calls).toEqual(['theirs'])
    expect(ours.call(store, 'c')).toBe('put c')
    expect(calls).toEqual(['theirs'])
  })

  it('comes off in any order', () => {
    const Store = world()
    const before = descriptor(Store.prototype, 'put')
    const first = patch(Store.prototype, 'put', pass)
    const second = patch(Store.prototype, 'put', pass)
    second()
    first()
    expect(descriptor(Store.prototype, 'put')).toEqual(before)
  })

  it('leaves a missing or fixed member alone', () => {
    const act = vi.fn(pass)
    patch(undefined, 'put', act)()
    patch({} as object, 'put', act)()
    patch({ put: undefined } as object, 'put', act)()
    patch({ put: 5 } as object, 'put', act)()
    const fixed = Object.defineProperty({}, 'put', { value: () => 'fixed', writable: true, configurable: false })
    patch(fixed, 'put', act)()
    const frozen = Object.freeze({ put: () => 'frozen' })
    patch(frozen, 'put', act)()
    const closed = Object.preventExtensions(Object.create({ put: () => 'closed' }))
    patch(closed, 'put', act)()
    for (const [object, answer] of [
      [fixed, 'fixed'],
      [frozen, 'frozen'],
      [closed, 'closed'],
    ] as const) {
      expect((object as { put(): string }).put()).toBe(answer)
    }
  })

  it('reports the caller, and not itself', () => {
    const object = { act: () => {} }
    let told = ''
    patch(object, 'act', (_, __, stack) => {
      told = stack()
    })
    function somebody() {
      object.act()
    }
    somebody()
    expect(told).toContain('somebody')
    expect(told.indexOf('somebody')).toBeLessThan(told.includes('patch.ts') ? told.indexOf('patch.ts') : told.length)
    expect(told).not.toMatch(/src\/lib\/patch\.ts/)
  })
})

describe('patch, of a class', () => {
  it('creates instances of the class and its subclasses, with the changed arguments', () => {
    class Socket {
      constructor(readonly url: string) {}
      static OPEN = 1
    }
    const world = { Socket }
    const undo = patch(world, 'Socket', (go, args) => {
      args[0] = `${args[0]}!`
      return go()
    })
    class Own extends world.Socket {}
    for (const made of [new world.Socket('a'), new Own('a')]) {
      expect(made).toBeInstanceOf(Socket)
      expect(made).toBeInstanceOf(world.Socket)
      expect(made.url).toBe('a!')
    }
    expect(new Own('a')).toBeInstanceOf(Own)
    expect([world.Socket.OPEN, world.Socket.name, world.Socket.length]).toEqual([1, 'Socket', 1])
    expect(new world.Socket('a').constructor).toBe(world.Socket)
    undo()
    expect(Socket.prototype.constructor).toBe(Socket)
    expect(Object.keys(Socket.prototype)).toEqual([])
    expect(world.Socket).toBe(Socket)
    expect(new Own('a').url).toBe('a')
  })
})

describe('patch, of a class that a later script wraps', () => {
  it('leaves that wrapper as the constructor', () => {
    class Socket {}
    const undo = patch({ Socket }, 'Socket', (go) => go())
    const Wrapper = class {}
    Socket.prototype.constructor = Wrapper
    undo()
    expect(Socket.prototype.constructor).toBe(Wrapper)
  })
})

describe('the act in place of a call', () => {
  it('may skip it, return something else, or make it on another object', () => {
    const Store = world()
    const [store, other] = [new Store(), new Store()]
    patch(Store.prototype, 'put', (go, args) => {
      if (args[0] === 'a') return 'left'
      return go(other)
    })
    expect([store.put('a'), store.put('b')]).toEqual(['left', 'put b'])
    expect([store.kept, other.kept]).toEqual([[], ['b=']])
  })
})

it('takes several patches off, however they are stacked', () => {
  const object = { act: () => 'bare' }
  const { act } = object
  takeOff([patch(object, 'act', (go) => `one ${go()}`), patch(object, 'act', (go) => `two ${go()}`)])()
  expect(object.act).toBe(act)
})

describe('patch, of an accessor', () => {
  it('guards what is set, and leaves what is read', () => {
    const Store = world()
    const before = descriptor(Store.prototype, 'text')
    const undo = patch(Store.prototype, 'text', (go, args) => {
      args[0] = `${args[0]}!`
      go()
    })
    const store = new Store()
    store.text = 'a'
    expect(store.text).toBe('a!')
    expect(descriptor(Store.prototype, 'text')).toMatchObject({
      get: before?.get,
      enumerable: false,
      configurable: true,
    })
    const { name, length } = descriptor(Store.prototype, 'text')?.set ?? {}
    expect([name, length]).toEqual([before?.set?.name, 1])
    undo()
    expect(descriptor(Store.prototype, 'text')).toEqual(before)
    store.text = 'b'
    expect(store.text).toBe('a!,b')
  })

  it('leaves a read-only one alone', () => {
    const act = vi.fn(pass)
    const object = {
      get text() {
        return 'fixed'
      },
    }
    const before = descriptor(object, 'text')
    patch(object, 'text', act)()
    expect(descriptor(object, 'text')).toEqual(before)
    expect(object.text).toBe('fixed')
  })

  it('is transparent after its undo to code that kept the setter', () => {
    const Store = world()
    const undo = patch(Store.prototype, 'text', () => {})
    const kept = descriptor(Store.prototype, 'text')?.set
    undo()
    const store = new Store()
    kept?.call(store, 'a')
    expect(store.text).toBe('a')
  })
})
