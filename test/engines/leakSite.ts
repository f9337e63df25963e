import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { consentPage } from '../browser/support/consentPage'
import { startSite } from '../browser/support/site'
import { PARSER_MARKUP } from './parserMarkup'

export const STATES = ['undecided', 'refused', 'withdrawn', 'session', 'accepted'] as const
export type State = (typeof STATES)[number]
/** In these nothing may get through; in the others everything must. */
export const CLOSED = ['undecided', 'refused', 'withdrawn'] as const satisfies State[]
/** Without the SDK at all. */
export const CONTROL = 'control'

/** Declared as a service's; each page has a site of its own beside it, so that none meets another's data. */
const TRACKER = 'tracker.localhost'
/** Of another site too, but declared by no service: where a tag manager would come from. */
const FOREIGN = 'tags.localhost'

const CONFIG = {
  policy: { url: '/privacy', version: '1' },
  afterRevoke: 'keep' as const,
  services: [
    {
      id: 'stats',
      category: 'analytics',
      hosts: [TRACKER],
      cookies: [{ name: 'leak_*', lifetime: '1 year' }],
      storage: ['leak_*'],
    },
  ],
}

/** [before some of the vendor's code has run, after it] */
const DECISIONS: Record<State | typeof CONTROL, [string, string]> = {
  [CONTROL]: ['', ''],
  undecided: ['', ''],
  refused: ['InteractConsent.rejectAll()', ''],
  withdrawn: ['InteractConsent.acceptAll()', 'InteractConsent.rejectAll()'],
  session: ["InteractConsent.acceptAll('session')", ''],
  accepted: ['InteractConsent.acceptAll()', ''],
}

const KEPT = `kept = { fetch, open: XMLHttpRequest.prototype.open, send: XMLHttpRequest.prototype.send,
  sendBeacon: Navigator.prototype.sendBeacon }`

export interface Probe {
  title: string
  kind: 'cookie' | 'storage' | 'network' | 'runs'
  writer: string
  /** A name, or a path at the tracker. */
  target: string
}

const vectors = readFileSync(new URL('page/vectors.js', import.meta.url), 'utf8')
const slug = (title: string): string => title.replace(/\W+/g, '-')

/** `localhost` names are ::1 to some engines and 127.0.0.1 to others; a machine may have the latter alone. */
async function listenUdp(): Promise<UdpSocket> {
  for (const type of ['udp6', 'udp4'] as const) {
    const socket = createSocket(type)
    const works = await new Promise((resolve) =>
      socket.once('error', () => resolve(false)).bind(0, () => resolve(true)),
    )
    if (works) return socket
    socket.close()
  }
  throw new Error('No UDP port can be had.')
}

/** Ports that only tell who came. */
async function startPorts() {
  const seen = new Set<string>()
  const [udp, ice] = await Promise.all([listenUdp(), listenUdp()])
  ice.on('message', () => seen.add('ice'))
  // RFC 8489, section 5: a STUN message begins with two zero bits and bears this cookie.
  udp.on('message', (message) => seen.add(message.readUInt32BE(4) === 0x2112a442 ? 'stun' : 'quic'))
  const tcp: Server = createServer((socket) => {
    seen.add('tcp')
    socket.on('error', () => {}).destroy()
  }).listen(0, '127.0.0.1')
  await once(tcp, 'listening')
  return {
    seen,
    udp: udp.address().port,
    ice: ice.address().port,
    tcp: (tcp.address() as AddressInfo).port,
    close: () => {
      udp.close()
      ice.close()
      tcp.close()
    },
  }
}

/** The page of one state, with every vector in it, and what the server saw of it. */
export async function startLeakSite() {
  const site = await startSite()
  const tracker = site.url('', TRACKER)

  const answers: Record<string, [type: string, body: string | Buffer]> = {
    js: ['text/javascript', ''],
    html: ['text/html', '<!doctype html><title>frame</title>'],
    css: ['text/css', ''],
    // The smallest there is: one transparent pixel.
    png: ['image/gif', Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64')],
  }
  site.route('/leak/*', (request, response) => {
    response.set('Access-Control-Allow-Origin', '*')
    const extension = request.path.replace(/^.*\./, '')
    // No content: an EventSource then does not come again.
    if (extension === 'txt') return void response.status(204).send()
    const [type, body] = answers[extension] ?? ['application/octet-stream', '']
    const ran = `(self.ran ??= []).push(${JSON.stringify(request.path)})`
    response.type(type).send(extension === 'js' ? ran : body)
  })
  site.route('/set', (request, response) => {
    const [attributes, name] = request.originalUrl.replace(/^.*\?/, '').split('&')
    response.set('Set-Cookie', `${name}=1; Max-Age=1000; Path=/; ${attributes}`).status(204).send()
  })
  site.route('/redirect', (request, response) =>
    response.redirect(302, tracker + request.originalUrl.replace(/^.*\?/, '')),
  )
  site.script('/keep.js', KEPT, { host: FOREIGN })
  // Of the same origin but without the SDK: it looks with the browser's own, unpatched means.
  site.page('/look', '<!doctype html><title>look</title>')

  const visit = async (state: State | typeof CONTROL) => {
    const host = `www.${state}.localhost`
    const ports = await startPorts()
    const probes: Probe[] = []
    const parserMarkup = PARSER_MARKUP.map(({ title, runs, html }) => {
      let count = 0
      return html((extension) => {
        const target = `/leak/${state}/${slug(title)}_${++count}.${extension}`
        probes.push({ title, kind: runs ? 'runs' : 'network', writer: 'parser', target })
        return tracker + target
      }, state !== CONTROL)
    })
    const [before, after] = DECISIONS[state]
    const run = (writer: string, host: string) => {
      const [udp, ice, tcp] = [ports.udp, ports.ice, ports.tcp].map((port) => `${TRACKER}:${port}`)
      const leaks = { tracker, state, writer, udp, ice, tcp }
      site.script(`/run-${state}.js`, `'use strict'\nvar leaks = ${JSON.stringify(leaks)}\n${vectors}`, { host })
      return `<script src="${site.url(`/run-${state}.js`, host)}"></script>`
    }
    site.script('/worker.js', '', { host })
    const html = consentPage({
      ...(state === CONTROL ? { src: null } : { config: CONFIG }),
      head: `<script>${before}</script><script src="${site.url('/keep.js', FOREIGN)}"></script><script>${after}</script>`,
      body: `${parserMarkup.join('\n')}\n${run('own', host)}\n${run('foreign', FOREIGN)}`,
    })
    site.page('/', html, { host })
    // A name in full ends with a dot.
    const isLeak = (asked: { host: string; path: string }) =>
      asked.host.replace(/\.$/, '') === TRACKER && asked.path.startsWith(`/leak/${state}/`)
    const asked = () => site.requests(isLeak).map(({ path }) => path)
    return {
      url: site.url('/', host),
      lookUrl: site.url('/look', host),
      /** Of the markup; those of the scripts are listed in the page. */
      probes,
      /** Paths at the tracker, and protocols at its other ports. */
      seen: () => new Set([...asked(), ...[...ports.seen].map((protocol) => `${protocol} ${state}`)]),
      close: ports.close,
    }
  }
  return { visit, close: site.close }
}
