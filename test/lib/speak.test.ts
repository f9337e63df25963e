// @vitest-environment node
import { describe, expect, it, vi } from 'vitest'
import { speak, speakEntry, speakMethod, speakMethodOrEntry } from '../../src/lib/speak'

describe('speak', () => {
  it('calls a function with the call as its arguments', () => {
    const target = vi.fn()
    expect(speak(target, ['consent', 'grant'])).toBe(true)
    expect(target.mock.calls).toEqual([['consent', 'grant']])
  })

  it.each([undefined, null, {}, []])('cannot speak to %j', (target) => {
    expect(speak(target, ['a'])).toBe(false)
  })
})

describe('speakMethod', () => {
  it('calls the method that comes first, on its object', () => {
    const target = {
      heard: [] as unknown[],
      tell(...args: unknown[]) {
        this.heard.push(args)
      },
    }
    expect(speakMethod(target, ['tell', 1, 2])).toBe(true)
    expect(target.heard).toEqual([[1, 2]])
  })

  it.each([undefined, null, {}, { tell: 1 }, 'text'])('cannot speak to %j', (target) => {
    expect(speakMethod(target, ['tell'])).toBe(false)
  })
})

describe('speakEntry', () => {
  it('pushes the call as one entry, also to what has become of the queue', () => {
    const queue: unknown[] = []
    expect(speakEntry(queue, ['requireConsent'])).toBe(true)
    expect(queue).toEqual([['requireConsent']])
    const push = vi.fn()
    expect(speakEntry({ push }, ['a', 1])).toBe(true)
    expect(push.mock.calls).toEqual([[['a', 1]]])
  })
})

describe('speakMethodOrEntry', () => {
  it('prefers the method, and takes a queue without it', () => {
    const queue: unknown[] & { hold?: () => void } = []
    expect(speakMethodOrEntry(queue, ['hold'])).toBe(true)
    expect(queue).toEqual([['hold']])
    queue.hold = vi.fn()
    expect(speakMethodOrEntry(queue, ['hold'])).toBe(true)
    expect(queue.hold).toHaveBeenCalledOnce()
    expect(queue).toHaveLength(1)
    expect(speakMethodOrEntry({ other: true }, ['hold'])).toBe(false)
  })
})
