import { afterEach, beforeEach, describe, expect, it, type Mock, vi } from 'vitest'
import { silence } from '../../src/gate/silence'

let guilty = true
let revoked: Mock<(stack: string, url: string) => boolean>
let undo: () => void
let beacon: Mock
let sent: Mock
beforeEach(() => {
  guilty = true
  revoked = vi.fn<(stack: string, url: string) => boolean>(() => guilty)
  beacon = vi.fn(() => true)
  sent = vi.fn(async () => new Response('answer'))
  Object.defineProperty(Navigator.prototype, 'sendBeacon', { value: beacon, configurable: true, writable: true })
  vi.stubGlobal('fetch', sent)
  undo = silence(revoked)
})
afterEach(() => {
  undo()
  vi.unstubAllGlobals()
})

describe('silence', () => {
  it('takes a beacon and loses it', () => {
    expect(Navigator.prototype.sendBeacon.call(navigator, 'https://stats.test/b', 'secret')).toBe(true)
    expect(beacon).not.toHaveBeenCalled()
    expect(revoked).toHaveBeenCalledWith(expect.any(String), 'https://stats.test/b')
  })

  it('fails a fetch as a blocker does, whatever it is given', async () => {
    for (const input of [
      'https://stats.test/f',
      new URL('https://stats.test/f'),
      new Request('https://stats.test/f'),
    ]) {
      await expect(fetch(input)).rejects.toBeInstanceOf(TypeError)
      expect(revoked.mock.calls.at(-1)?.[1]).toBe('https://stats.test/f')
    }
    expect(sent).not.toHaveBeenCalled()
  })

  it('lets all others send', async () => {
    guilty = false
    Navigator.prototype.sendBeacon.call(navigator, '/b', 'x')
    expect(beacon).toHaveBeenCalledWith('/b', 'x')
    expect(await (await fetch('/f', { method: 'POST' })).text()).toBe('answer')
    expect(sent).toHaveBeenCalledWith('/f', { method: 'POST' })
  })

  it('sends a request of a revoked script nowhere', () => {
    const open = vi.spyOn(XMLHttpRequest.prototype, 'open')
    undo()
    undo = silence(revoked)
    const request = new XMLHttpRequest()
    request.open('POST', 'https://stats.test/x')
    request.onerror = () => {}
    try {
      request.send('secret')
    } catch {
      // happy-dom refuses the URL that can only fail where a browser fires `error`.
    }
    expect(revoked.mock.calls.at(-1)?.[1]).toBe('https://stats.test/x')
    expect(`${open.mock.calls.at(-1)?.[1]}`).not.toContain('stats.test')
  })

  it('tells the call stack, innermost first', () => {
    function somebody() {
      Navigator.prototype.sendBeacon.call(navigator, '/b')
    }
    somebody()
    expect(revoked.mock.calls[0]?.[0]).toContain('somebody')
  })

  it('is gone after its undo', async () => {
    undo()
    Navigator.prototype.sendBeacon.call(navigator, '/b')
    await fetch('/f')
    expect([beacon, sent].map((one) => one.mock.calls.length)).toEqual([1, 1])
    expect(globalThis.fetch).toBe(sent)
    expect(revoked).not.toHaveBeenCalled()
  })
})
