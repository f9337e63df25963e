import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express, { type Handler, type Response } from 'express'

const dist = fileURLToPath(new URL('../../../dist/', import.meta.url))

/** The site under test; every other `*.localhost` name reaches the same server. */
export const OWN_HOST = 'www.site.localhost'
export const SIBLING_HOST = 'shop.site.localhost'
export const TRACKER_HOST = 'tracker.localhost'

export interface LoggedRequest {
  /** Without the port. */
  host: string
  method: string
  /** Without the query. */
  path: string
  /** With the query. */
  url: string
  headers: Record<string, string | string[] | undefined>
  body: string
  /** Milliseconds since the epoch. */
  time: number
}

export type RequestFilter =
  | string
  | RegExp
  | Partial<Pick<LoggedRequest, 'host' | 'method' | 'path'>>
  | ((request: LoggedRequest) => boolean)

export interface AnswerOptions {
  headers?: Record<string, string | string[]>
  status?: number
  /** Milliseconds before the answer. */
  delay?: number
  /** Answers never. */
  hang?: boolean
  /** Only on this host; otherwise on all of them. */
  host?: string
}

export interface Site {
  readonly port: number
  url(path?: string, host?: string): string
  /** Each of these returns the URL of what it registered. A path that ends in `*` takes all that begins like it. */
  page(path: string, html: string | (() => string), options?: AnswerOptions): string
  script(path: string, body: string, options?: AnswerOptions): string
  file(path: string, absoluteFile: string, options?: AnswerOptions): string
  route(path: string, handler: Handler, options?: Pick<AnswerOptions, 'host'>): string
  /** What was asked for so far; a string or pattern is held against the path. */
  requests(filter?: RequestFilter): LoggedRequest[]
  forgetRequests(): void
  close(): Promise<void>
}

function matches(request: LoggedRequest, filter: RequestFilter): boolean {
  if (typeof filter === 'string') return request.path === filter
  if (filter instanceof RegExp) return filter.test(request.path)
  if (typeof filter === 'function') return filter(request)
  return Object.entries(filter).every(([key, value]) => request[key as 'host' | 'method' | 'path'] === value)
}

/** Answers as the options say: late, or never. */
const answer =
  (
    { headers = {}, status = 200, delay = 0, hang = false }: AnswerOptions,
    send: (response: Response) => void,
  ): Handler =>
  (_request, response) => {
    if (hang) return
    const timer = setTimeout(() => {
      response.status(status).set(headers)
      send(response)
    }, delay)
    response.on('close', () => clearTimeout(timer))
  }

const usedPorts = new Set<number>()

/** Listens at a port that no site of this process has had: what is stored under it is then nobody else's. */
async function listenAnew(listen: (listening: () => void) => Server): Promise<Server> {
  for (;;) {
    const server = await new Promise<Server>((resolve) => {
      const started = listen(() => resolve(started))
    })
    const { port } = server.address() as AddressInfo
    if (!usedPorts.has(port)) {
      usedPorts.add(port)
      return server
    }
    server.close()
  }
}

export async function startSite(): Promise<Site> {
  const routes = new Map<string, Handler>()
  let log: LoggedRequest[] = []
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')

  const find = (host: string, path: string): Handler | undefined => {
    for (const scope of [host, '*']) {
      const exact = routes.get(`${scope} ${path}`)
      if (exact) return exact
      for (const [key, handler] of routes) {
        if (key.endsWith('*') && `${scope} ${path}`.startsWith(key.slice(0, -1))) return handler
      }
    }
    return undefined
  }
  const note = (host: string, method: string, url: string, headers: LoggedRequest['headers']): LoggedRequest => {
    const entry = { host, method, path: url.split('?')[0] ?? url, url, headers, body: '', time: Date.now() }
    log.push(entry)
    return entry
  }

  app.use((request, response, next) => {
    // The browser asks on its own account; no page or script did.
    if (request.path === '/favicon.ico') return void response.status(204).send()
    const entry = note(request.hostname, request.method, request.originalUrl, request.headers)
    response.set('Cache-Control', 'no-store')
    express.text({ type: () => true, limit: '5mb' })(request, response, () => {
      if (typeof request.body === 'string') entry.body = request.body
      next()
    })
  })
  app.use((request, response) => {
    const handler = find(request.hostname, request.path)
    // One that throws or goes on answers nothing itself, and a page would wait for it.
    if (handler)
      return handler(request, response, (error) => {
        if (error) console.error(error)
        response
          .status(error ? 500 : 404)
          .type('text')
          .send('not found')
      })
    // The SDK's own files are at hand on every host; a test may put others in their place.
    const built = /^\/(consent[\w-]*\.js(?:\.map)?)$/.exec(request.path)?.[1]
    if (built && existsSync(join(dist, built))) response.sendFile(join(dist, built))
    else response.status(404).type('text').send('not found')
  })

  const server = await listenAnew((listening) => app.listen(0, '127.0.0.1', listening))
  const sockets = new Set<Socket>()
  server.on('upgrade', ({ url = '/', headers }, socket: Socket) => {
    note((headers.host ?? '').split(':')[0] ?? '', 'GET', url, headers)
    // RFC 6455, section 4.2.2: enough of a handshake for the page to see `open`.
    const accept = createHash('sha1').update(`${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
    socket.write([...lines, `Sec-WebSocket-Accept: ${accept.digest('base64')}`, '', ''].join('\r\n'))
    socket.on('error', () => socket.destroy())
    sockets.add(socket)
  })

  const { port } = server.address() as AddressInfo
  const url = (path = '/', host = OWN_HOST): string => `http://${host}:${port}${path}`
  const route: Site['route'] = (path, handler, { host } = {}) => {
    routes.set(`${host ?? '*'} ${path}`, handler)
    return url(path, host)
  }
  return {
    port,
    url,
    route,
    page: (path, html, options = {}) => {
      const send = (response: Response) => response.type('html').send(typeof html === 'string' ? html : html())
      return route(path, answer(options, send), options)
    },
    script: (path, body, options = {}) =>
      route(
        path,
        answer(options, (response) => response.type('text/javascript').send(body)),
        options,
      ),
    file: (path, absoluteFile, options = {}) =>
      route(
        path,
        answer(options, (response) => response.sendFile(absoluteFile)),
        options,
      ),
    requests: (filter) => (filter === undefined ? [...log] : log.filter((request) => matches(request, filter))),
    forgetRequests: () => {
      log = []
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
