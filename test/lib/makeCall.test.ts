// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { callFunction, callMethod, callMethodOrPush, pushEntry } from '../../src/lib/makeCall'

describe('callFunction', () => {
  it('calls a function with the call as its arguments', () => {
    const target = vi.fn()
    expect(callFunction(target, ['consent', 'grant'])).toBe(true)
    expect(target.mock.calls).toEqual([['consent', 'grant']])
  })

  it.each([undefined, null, {}, []])('cannot speak to %j', (target) => {
    expect(callFunction(target, ['a'])).toBe(false)
  })
})

describe('callMethod', () => {
  it('calls the method that the first element names, on its object', () => {
    const target = {
      heard: [] as unknown[],
      tell(...args: unknown[]) {
        this.heard.push(args)
      },
    }
    expect(callMethod(target, ['tell', 1, 2])).toBe(true)
    expect(target.heard).toEqual([[1, 2]])
  })

  it.each([undefined, null, {}, { tell: 1 }, 'text'])('cannot speak to %j', (target) => {
    expect(callMethod(target, ['tell'])).toBe(false)
  })
})

describe('pushEntry', () => {
  it('pushes the call as one entry, also to the object that has replaced the queue', () => {
    const queue: unknown[] = []
    expect(pushEntry(queue, ['requireConsent'])).toBe(true)
    expect(queue).toEqual([['requireConsent']])
    const push = vi.fn()
    expect(pushEntry({ push }, ['a', 1])).toBe(true)
    expect(push.mock.calls).toEqual([[['a', 1]]])
  })
})

describe('callMethodOrPush', () => {
  it('prefers the method, and falls back to a queue', () => {
    const queue: unknown[] & { hold?: () => void } = []
    expect(callMethodOrPush(queue, ['hold'])).toBe(true)
    expect(queue).toEqual([['hold']])
    queue.hold = vi.fn()
    expect(callMethodOrPush(queue, ['hold'])).toBe(true)
    expect(queue.hold).toHaveBeenCalledOnce()
    expect(queue).toHaveLength(1)
    expect(callMethodOrPush({ other: true }, ['hold'])).toBe(false)
  })
})
