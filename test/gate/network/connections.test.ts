import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { network } from '../../../src/gate/network/network'
import type { Installed } from '../../../src/gate/types'
import { type FakeContext, fakeContext } from '../../support/gateContext'

declare const WebSocketStream: new (url: string) => object
declare const WebTransport: new (url: string) => object
declare const webkitRTCPeerConnection: typeof RTCPeerConnection

const CLASSES = [
  'WebSocket',
  'WebSocketStream',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
]
const BAD = 'https://bad.example/x'

let context: FakeContext
let gate: Installed
/** The calls that reached the browser: the class or method, and its arguments. */
let made: unknown[][]
let closed: string[]
beforeEach(() => {
  made = []
  closed = []
  context = fakeContext({ hosts: ['bad.example', 'good.example'] })
  context.verdicts = { 'bad.example': null }
  // happy-dom has none of them.
  for (const name of CLASSES) {
    vi.stubGlobal(
      name,
      class {
        constructor(...args: unknown[]) {
          made.push([name, ...args])
        }
        setConfiguration(...args: unknown[]) {
          made.push(['setConfiguration', ...args])
        }
        close() {
          closed.push(name)
        }
      },
    )
  }
  gate = network.install(context)
})
afterEach(() => {
  gate.undo()
  vi.unstubAllGlobals()
})

describe('a socket or stream', () => {
  it('is given an address that always fails', () => {
    expect(new WebSocket('wss://bad.example/s?id=1', 'proto')).toBeInstanceOf(WebSocket)
    new WebSocketStream('wss://bad.example/s')
    new WebTransport(BAD)
    expect(new EventSource(BAD)).toBeInstanceOf(EventSource)
    expect(made).toEqual([
      ['WebSocket', 'wss://0:1', 'proto'],
      ['WebSocketStream', 'wss://0:1'],
      ['WebTransport', 'https://0:1'],
      ['EventSource', 'blob:null/0'],
    ])
  })

  it.each([
    'ws:\\\\bad.example\\s',
    'WSS://BAD.example/',
    'wss:bad.example',
    'wss://user@bad.example:443/s',
    'wss://bad.exam\tple/',
  ])('is refused however its address is spelt: %j', (address) => {
    new WebSocket(address)
    expect(made).toEqual([['WebSocket', 'wss://0:1']])
  })

  it('gets its arguments unchanged if it is allowed', () => {
    new WebSocket('wss://good.example/', 'a')
    expect(made).toEqual([['WebSocket', 'wss://good.example/', 'a']])
  })

  it('keeps the statics and subclasses of its class', () => {
    Object.assign(WebSocket, { OPEN: 1 })
    class Own extends WebSocket {}
    expect(new Own('wss://good.example/')).toBeInstanceOf(Own)
    expect(new Own('wss://good.example/')).toBeInstanceOf(WebSocket)
    expect(Own.OPEN).toBe(1)
  })
})

describe('a peer connection', () => {
  it('loses its refused servers and keeps the others', () => {
    const other = { urls: 'stun:good.example:3478' }
    new RTCPeerConnection({
      iceServers: [
        { urls: 'stun:bad.example' },
        { urls: ['turn:bad.example?transport=udp', 'turn:good.example'] },
        other,
      ],
      iceTransportPolicy: 'all',
    })
    new webkitRTCPeerConnection({ iceServers: [{ urls: 'stun:bad.example' }] })
    expect(made).toEqual([
      ['RTCPeerConnection', { iceServers: [other], iceTransportPolicy: 'all' }],
      ['webkitRTCPeerConnection', { iceServers: [] }],
    ])
  })

  it.each([
    ['a set', () => new Set([{ urls: 'stun:bad.example' }])],
    [
      'a generator',
      function* () {
        yield { urls: new Set(['stun:bad.example']) }
      },
    ],
  ])('reads %s of servers as the browser does', (_, servers) => {
    new RTCPeerConnection({ iceServers: servers() } as unknown as RTCConfiguration)
    expect(made).toEqual([['RTCPeerConnection', { iceServers: [] }]])
  })

  it.each([
    [[]],
    [[{}]],
    [[null]],
    [[{ iceServers: 7 }]],
    [[{ iceServers: [null] }]],
    [[{ iceServers: [{ urls: 7 }] }]],
  ])('leaves arguments without an address to the browser: %j', (args) => {
    Reflect.construct(RTCPeerConnection, args)
    expect(made).toEqual([['RTCPeerConnection', ...args]])
  })

  it('reads the addresses of a server once, and passes on what it read', () => {
    let asked = 0
    const server = {
      get urls() {
        return asked++ ? 'stun:bad.example' : 'stun:good.example'
      },
    }
    new RTCPeerConnection({ iceServers: [server] })
    expect(made).toEqual([['RTCPeerConnection', { iceServers: [{ urls: 'stun:good.example' }] }]])
    expect(asked).toBe(1)
  })

  it('loses refused servers that are set later', () => {
    const other = { urls: 'stun:good.example' }
    const connection = new RTCPeerConnection()
    connection.setConfiguration({ iceServers: [{ urls: 'stun:bad.example' }, other], iceTransportPolicy: 'relay' })
    connection.setConfiguration({})
    expect(made.slice(1)).toEqual([
      ['setConfiguration', { iceServers: [other], iceTransportPolicy: 'relay' }],
      ['setConfiguration', {}],
    ])
  })
})

describe('after a withdrawal', () => {
  it('closes connections to a host that is now refused, and no others', () => {
    context.verdicts = {}
    new WebSocket('wss://bad.example/')
    new EventSource(BAD)
    new EventSource('https://good.example/')
    new RTCPeerConnection({ iceServers: [{ urls: 'stun:bad.example' }] })
    gate.update?.()
    expect(closed).toEqual([])
    context.verdicts = { 'bad.example': null }
    gate.update?.()
    expect(closed).toEqual(['WebSocket', 'EventSource', 'RTCPeerConnection'])
    gate.update?.()
    expect(closed).toHaveLength(3)
  })
})

it('leaves the classes as they were after the undo', () => {
  gate.undo()
  new EventSource(BAD)
  expect(made).toEqual([['EventSource', BAD]])
})
