import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepLateListeners } from '../../../src/gate/scripts/lateListeners'

let late: ReturnType<typeof keepLateListeners>
let released = true
const page = (ended: boolean): void => {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue([
    { domContentLoadedEventStart: 100, loadEventStart: ended ? 200 : 0 } as never,
  ])
}
const KEYS = ['addEventListener', 'removeEventListener'] as const
const own = KEYS.map((key) => Object.getOwnPropertyDescriptor(globalThis, key))
beforeEach(() => {
  // Methods, as in a browser; vitest makes accessors of them.
  for (const key of KEYS) {
    Object.defineProperty(globalThis, key, { value: globalThis[key], configurable: true, writable: true })
  }
  released = true
  page(true)
  late = keepLateListeners(() => released)
})
afterEach(() => {
  late.undo()
  KEYS.forEach((key, at) => {
    if (own[at]) Object.defineProperty(globalThis, key, own[at])
  })
})

describe('keepLateListeners', () => {
  it('calls each late listener once, in the order of the events', () => {
    const calls: string[] = []
    addEventListener('load', () => calls.push('load'))
    window.addEventListener('pageshow', () => calls.push('pageshow'))
    document.addEventListener('DOMContentLoaded', () => calls.push('DOMContentLoaded'))
    document.addEventListener('readystatechange', () => calls.push('readystatechange'))
    expect(calls).toEqual([])
    late.flush()
    expect(calls).toEqual(['readystatechange', 'DOMContentLoaded', 'load', 'pageshow'])
    late.flush()
    expect(calls).toHaveLength(4)
  })

  it('passes each its event, as the browser would have', () => {
    const seen: unknown[] = []
    document.addEventListener('DOMContentLoaded', function (this: unknown, event) {
      seen.push(this === document, event.type, event.target === document, event.currentTarget === document)
    })
    window.addEventListener('load', function (this: unknown, event) {
      seen.push(this === window, event.type, event.target === document)
    })
    const object = { handleEvent: vi.fn() }
    window.addEventListener('load', object)
    late.flush()
    expect(seen).toEqual([true, 'DOMContentLoaded', true, true, true, 'load', true])
    expect(object.handleEvent).toHaveBeenCalledOnce()
    expect(object.handleEvent.mock.contexts[0]).toBe(object)
  })

  it('calls a handler that was set', () => {
    const handler = vi.fn()
    window.onload = handler
    late.flush()
    late.flush()
    expect(handler).toHaveBeenCalledOnce()
    window.onload = null
  })

  it('calls a listener that was added twice once, and none that was removed', () => {
    const twice = vi.fn()
    const off = vi.fn()
    for (let i = 0; i < 2; i++) window.addEventListener('load', twice)
    window.addEventListener('load', off)
    window.removeEventListener('load', off)
    late.flush()
    expect(twice).toHaveBeenCalledOnce()
    expect(off).not.toHaveBeenCalled()
  })

  it('keeps no listener of an event that is still to come', () => {
    late.undo()
    page(false)
    late = keepLateListeners(() => released)
    const load = vi.fn()
    const content = vi.fn()
    window.addEventListener('load', load)
    document.addEventListener('DOMContentLoaded', content)
    late.flush()
    expect(load).not.toHaveBeenCalled()
    expect(content).toHaveBeenCalledOnce()
    window.dispatchEvent(new Event('load'))
    expect(load).toHaveBeenCalledOnce()
    window.removeEventListener('load', load)
  })

  it("leaves the page's own late listeners and other events alone", () => {
    const own = vi.fn()
    const click = vi.fn()
    document.addEventListener('click', click)
    released = false
    window.addEventListener('load', own)
    late.flush()
    expect(own).not.toHaveBeenCalled()
    document.dispatchEvent(new Event('click'))
    expect(click).toHaveBeenCalledOnce()
    document.removeEventListener('click', click)
    window.removeEventListener('load', own)
  })

  it('goes on after a listener that throws, and reports the error as the browser does', () => {
    vi.useFakeTimers()
    const after = vi.fn()
    window.addEventListener('load', () => {
      throw new Error('theirs')
    })
    window.addEventListener('load', after)
    expect(() => late.flush()).not.toThrow()
    expect(after).toHaveBeenCalledOnce()
    expect(() => vi.runAllTimers()).toThrow('theirs')
    vi.useRealTimers()
  })
})
