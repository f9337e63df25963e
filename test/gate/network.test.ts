import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { network } from '../../src/gate/network'
import { type FakeContext, fakeContext } from '../support/gateContext'

declare const fetchLater: (...args: unknown[]) => { activated: boolean }
declare const WebSocketStream: new (url: string) => object
declare const webkitRTCPeerConnection: typeof RTCPeerConnection

/** One class under two names. */
const CONNECTIONS = ['RTCPeerConnection', 'webkitRTCPeerConnection']

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
  // happy-dom has none of them.
  for (const name of ['WebSocket', 'WebSocketStream', 'EventSource', 'Audio', ...CONNECTIONS]) {
    vi.stubGlobal(
      name,
      class {
        constructor(...args: unknown[]) {
          sent.push([name, ...args])
        }
        setConfiguration(...args: unknown[]) {
          sent.push(['setConfiguration', ...args])
        }
      },
    )
  }
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

describe('what is refused', () => {
  it('rejects a fetch with a TypeError', async () => {
    await expect(fetch(BAD)).rejects.toThrow(TypeError)
    expect(sent).toEqual([])
  })

  it('takes a beacon and loses it', () => {
    expect(navigator.sendBeacon(BAD, 'x')).toBe(true)
    expect(sent).toEqual([])
  })

  it('takes a deferred fetch and never sends it', () => {
    expect(fetchLater(BAD, { method: 'POST', body: 'x' })).toEqual({ activated: false })
    expect(sent).toEqual([])
    expect(fetchLater(GOOD)).toEqual({ activated: true })
    expect(sent).toEqual([['fetchLater', GOOD]])
  })

  it('gives a sound an address that can only fail, and leaves one without an address alone', () => {
    new Audio(BAD)
    new Audio()
    new Audio(GOOD)
    expect(sent).toEqual([['Audio', 'blob:null/0'], ['Audio'], ['Audio', GOOD]])
  })

  it('sends a request to where it can only fail', () => {
    const request = new XMLHttpRequest()
    request.open('POST', BAD)
    request.send('x')
    expect(sent.map(([what, , url]) => [what, url])).toEqual([
      ['open', BAD],
      ['open', 'blob:null/0'],
      ['send', undefined],
    ])
  })

  it('keeps a request that the page waits for one of that kind, so that it throws', () => {
    const request = new XMLHttpRequest()
    for (const async of [false, true]) request.open('GET', BAD, async)
    request.send()
    request.open('GET', BAD, false)
    request.send()
    expect(sent.filter(([, , url]) => url === 'blob:null/0').map(([, , , async]) => async)).toEqual([true, false])
  })

  it('opens sockets and streams to where they can only fail, with their own scheme', () => {
    expect(new WebSocket('wss://bad.example/s?id=1', 'proto')).toBeInstanceOf(WebSocket)
    new WebSocketStream('wss://bad.example/s')
    expect(new EventSource(BAD)).toBeInstanceOf(EventSource)
    expect(sent).toEqual([
      ['WebSocket', 'wss://0:1', 'proto'],
      ['WebSocketStream', 'wss://0:1'],
      ['EventSource', 'blob:null/0'],
    ])
  })

  it('leaves out the servers by which a connection would find itself, and keeps the others', () => {
    const other = { urls: 'stun:good.example:3478' }
    new RTCPeerConnection({
      iceServers: [
        { urls: 'stun:bad.example' },
        { urls: ['turn:bad.example?transport=udp', 'turn:good.example'] },
        other,
      ],
      iceTransportPolicy: 'all',
    })
    new RTCPeerConnection()
    // What has no address is the browser's to complain of, in its own words.
    new RTCPeerConnection({ iceServers: [{} as RTCIceServer] })
    new webkitRTCPeerConnection({ iceServers: [{ urls: 'stun:bad.example' }] })
    expect(sent).toEqual([
      ['RTCPeerConnection', { iceServers: [other], iceTransportPolicy: 'all' }],
      ['RTCPeerConnection', {}],
      ['RTCPeerConnection', { iceServers: [{}] }],
      ['webkitRTCPeerConnection', { iceServers: [] }],
    ])
  })

  it('leaves them out where a connection is told of them later', () => {
    const other = { urls: 'stun:good.example' }
    const connection = new RTCPeerConnection()
    connection.setConfiguration({ iceServers: [{ urls: 'stun:bad.example' }, other], iceTransportPolicy: 'relay' })
    connection.setConfiguration({})
    expect(sent.slice(1)).toEqual([
      ['setConfiguration', { iceServers: [other], iceTransportPolicy: 'relay' }],
      ['setConfiguration', {}],
    ])
  })

  it('sends no form into a frame, and any that takes the visitor along', () => {
    const submit = vi.spyOn(HTMLFormElement.prototype, 'submit').mockImplementation(() => void sent.push(['submit']))
    undo()
    undo = network.install(context).undo
    const form = document.createElement('form')
    document.body.append(form)
    const asked = (): boolean => form.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
    for (const [target, action, goes] of [
      ['hidden', BAD, false],
      ['hidden', GOOD, true],
      ['', BAD, true],
      ['_blank', BAD, true],
    ] as const) {
      sent = []
      form.setAttribute('target', target)
      form.setAttribute('action', action)
      form.submit()
      expect([target, action, sent.length > 0, asked()]).toEqual([target, action, goes, goes])
    }
    // What is pressed may have an address and a frame of its own; where it names none, its address is the page's.
    const button = document.createElement('button')
    form.append(button)
    const pressed = (target: string, action: string): boolean => {
      Object.defineProperties(button, {
        formTarget: { value: target, configurable: true },
        formAction: { value: action, configurable: true },
      })
      return form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }))
    }
    form.setAttribute('target', '')
    form.setAttribute('action', GOOD)
    expect([pressed('hidden', BAD), pressed('hidden', GOOD), pressed('', BAD)]).toEqual([false, true, true])
    form.setAttribute('action', BAD)
    expect([pressed('hidden', location.href), pressed('_top', location.href)]).toEqual([false, true])
    undo()
    form.setAttribute('target', 'hidden')
    expect(asked()).toBe(true)
    form.remove()
    submit.mockRestore()
  })

  it('is told, each once', () => {
    navigator.sendBeacon(BAD)
    const request = new XMLHttpRequest()
    request.open('GET', BAD)
    request.send()
    const told = ['blocked', { kind: 'network', category: 'ads', target: 'bad.example' }]
    expect(context.told).toEqual([told, told])
  })
})

describe('what is allowed', () => {
  it('passes with its arguments, and what comes back comes back', async () => {
    const init = { method: 'POST' }
    expect(await fetch(GOOD, init)).toBe('answer')
    expect(navigator.sendBeacon(GOOD, 'x')).toBe(false)
    new WebSocket('wss://good.example/', 'a')
    expect(sent).toEqual([
      ['fetch', GOOD, init],
      ['beacon', GOOD, 'x'],
      ['WebSocket', 'wss://good.example/', 'a'],
    ])
    expect(context.told).toEqual([])
  })
})

it('is gone after the undo', async () => {
  undo()
  expect(await fetch(BAD)).toBe('answer')
  new EventSource(BAD)
  expect(sent).toEqual([
    ['fetch', BAD],
    ['EventSource', BAD],
  ])
})
