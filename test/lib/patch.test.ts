// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { type Act, patch, takeOff } from '../../src/lib/patch'

/** Like a class of the platform's: a method and an accessor on its prototype. */
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
  it('hands on this, arguments and what comes back', () => {
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
    // Of a native function, and so of what libraries look for; ours must show none of our own text.
    expect([text, 'function () { [native code] }']).toContain(Function.prototype.toString.call(put))
    expect(put.toString()).toBe(text)
    const { value: _, ...now } = descriptor(Store.prototype, 'put') ?? {}
    const { value: __, ...was } = before ?? {}
    expect(now).toEqual(was)
  })

  it('passes for native where the original is: its source text has its name', () => {
    const world = { fetch: Array.prototype.map }
    patch(world, 'fetch', pass)
    // As Sentry asks before it takes the `fetch` of a frame of its own.
    expect(world.fetch.toString()).toMatch(/^function\s+\w+\(\)\s+\{\s+\[native code\]\s+\}$/)
    expect(`${world.fetch.bind(world)}`).toContain('[native code]')
  })

  it('puts back the very descriptor', () => {
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

  it('shadows an inherited one, and uncovers it again', () => {
    const Store = world()
    const store = new Store()
    const undo = patch(store, 'put', (go) => `own ${go()}`)
    expect(store.put('a')).toBe('own put a')
    expect(new Store().put('a')).toBe('put a')
    undo()
    expect(Object.hasOwn(store, 'put')).toBe(false)
    expect(store.put('a')).toBe('put a')
  })

  it('steps out of the way of whoever wrapped it since', () => {
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

  it('leaves alone what is not there or does not let go', () => {
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

  it('tells who called, and not itself', () => {
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
  it('makes instances of the class and of those that extend it, of the arguments as they are by then', () => {
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
    undo()
    expect(world.Socket).toBe(Socket)
    expect(new Own('a').url).toBe('a')
  })
})

describe('what is done in place of a call', () => {
  it('may leave it, answer otherwise, or do it on something else', () => {
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

it('takes several off again, in whatever order they lie over one another', () => {
  const object = { act: () => 'bare' }
  const { act } = object
  takeOff([patch(object, 'act', (go) => `one ${go()}`), patch(object, 'act', (go) => `two ${go()}`)])()
  expect(object.act).toBe(act)
})

describe('patch, of an accessor', () => {
  it('stands in the way of what is set, and leaves what is read', () => {
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

  it('is transparent after its undo to who kept the setter', () => {
    const Store = world()
    const undo = patch(Store.prototype, 'text', () => {})
    const kept = descriptor(Store.prototype, 'text')?.set
    undo()
    const store = new Store()
    kept?.call(store, 'a')
    expect(store.text).toBe('a')
  })
})
