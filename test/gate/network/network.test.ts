import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { network } from '../../../src/gate/network/network'
import { type FakeContext, fakeContext } from '../../support/gateContext'

declare const fetchLater: (...args: unknown[]) => { activated: boolean }

const BAD = 'https://bad.example/x'
const GOOD = 'https://good.example/x'

let context: FakeContext
let undo: () => void
let sent: unknown[][]
beforeEach(() => {
  sent = []
  context = fakeContext({ hosts: ['bad.example', 'good.example'] })
  context.verdicts = { 'bad.example': null }
  vi.stubGlobal('fetch', async (...args: unknown[]) => {
    sent.push(['fetch', ...args])
    return 'answer'
  })
  vi.stubGlobal('fetchLater', (...args: unknown[]) => {
    sent.push(['fetchLater', ...args])
    return { activated: true }
  })
  vi.spyOn(XMLHttpRequest.prototype, 'open').mockImplementation(
    (...args: unknown[]) => void sent.push(['open', ...args]),
  )
  vi.spyOn(XMLHttpRequest.prototype, 'send').mockImplementation(
    (...args: unknown[]) => void sent.push(['send', ...args]),
  )
  // happy-dom has neither this nor the next.
  vi.stubGlobal(
    'Cache',
    class {
      async add(request: unknown) {
        sent.push(['add', request])
      }
      async addAll(requests: Iterable<unknown>) {
        sent.push(['addAll', ...requests])
      }
    },
  )
  vi.stubGlobal(
    'Audio',
    class {
      constructor(...args: unknown[]) {
        sent.push(['Audio', ...args])
      }
    },
  )
  Object.defineProperty(Navigator.prototype, 'sendBeacon', {
    configurable: true,
    writable: true,
    value: (...args: unknown[]) => {
      sent.push(['beacon', ...args])
      return false
    },
  })
  undo = network.install(context).undo
})
afterEach(() => {
  undo()
  vi.unstubAllGlobals()
})

describe('a refused request', () => {
  it('rejects with a TypeError if it is a fetch', async () => {
    await expect(fetch(BAD)).rejects.toThrow(TypeError)
    expect(sent).toEqual([])
  })

  it('is accepted and lost if it is a beacon', () => {
    expect(navigator.sendBeacon(BAD, 'x')).toBe(true)
    expect(sent).toEqual([])
  })

  it('is accepted and never sent if it is a deferred fetch', () => {
    expect(fetchLater(BAD, { method: 'POST', body: 'x' })).toEqual({ activated: false })
    expect(sent).toEqual([])
    expect(fetchLater(GOOD)).toEqual({ activated: true })
    expect(sent).toEqual([['fetchLater', GOOD]])
  })

  it('rejects with a TypeError if a cache makes it, alone or among others', async () => {
    const cache = new Cache()
    await expect(cache.add(BAD)).rejects.toThrow(TypeError)
    await expect(cache.add(new Request(BAD))).rejects.toThrow(TypeError)
    await expect(cache.addAll([GOOD, BAD])).rejects.toThrow(TypeError)
    await expect(cache.addAll(undefined as never)).rejects.toThrow(TypeError)
    expect(sent).toEqual([])
    await cache.add(GOOD)
    await cache.addAll([GOOD, `${GOOD}?2`].values() as never)
    expect(sent).toEqual([
      ['add', GOOD],
      ['addAll', GOOD, `${GOOD}?2`],
    ])
  })

  it('gets an address that always fails if it is a sound, and none if the sound has none', () => {
    new Audio(BAD)
    new Audio()
    new Audio(GOOD)
    expect(sent).toEqual([['Audio', 'blob:null/0'], ['Audio'], ['Audio', GOOD]])
  })

  it('goes to an address that always fails if it is an XMLHttpRequest', () => {
    const request = new XMLHttpRequest()
    request.open('POST', BAD)
    request.send('x')
    expect(sent.map(([what, , url]) => [what, url])).toEqual([
      ['open', BAD],
      ['open', 'blob:null/0'],
      ['send', undefined],
    ])
  })

  it('stays synchronous if it was, so that it throws', () => {
    const request = new XMLHttpRequest()
    for (const async of [false, true]) request.open('GET', BAD, async)
    request.send()
    request.open('GET', BAD, false)
    request.send()
    expect(sent.filter(([, , url]) => url === 'blob:null/0').map(([, , , async]) => async)).toEqual([true, false])
  })

  it('is reported, each once', () => {
    navigator.sendBeacon(BAD)
    const request = new XMLHttpRequest()
    request.open('GET', BAD)
    request.send()
    const told = ['blocked', { kind: 'network', category: 'ads', target: 'bad.example' }]
    expect(context.told).toEqual([told, told])
  })
})

describe('an allowed request', () => {
  it('passes with its arguments and returns the result', async () => {
    const init = { method: 'POST' }
    expect(await fetch(GOOD, init)).toBe('answer')
    expect(navigator.sendBeacon(GOOD, 'x')).toBe(false)
    expect(sent).toEqual([
      ['fetch', GOOD, init],
      ['beacon', GOOD, 'x'],
    ])
    expect(context.told).toEqual([])
  })
})

it('is gone after the undo', async () => {
  undo()
  expect(await fetch(BAD)).toBe('answer')
  expect(sent).toEqual([['fetch', BAD]])
})
