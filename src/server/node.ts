import type { ConsentConfig, ResolvedConfig } from '../config/schema'
import { resolveOnce } from './config'
import { filterTexts, isShared } from './filterSetCookie'
import { saveChoice } from './saveChoice'
import { type HeaderRecord, type NodeRequest, see } from './visitor'

/** The part of Node's response that is needed; that of `node:http2` has it too. */
export interface NodeResponse {
  headersSent: boolean
  statusCode: number
  getHeader(name: string): unknown
  setHeader(name: string, value: string | readonly string[]): unknown
  removeHeader(name: string): void
  writeHead(status: number, ...more: never[]): unknown
  end(): unknown
}

interface IncomingRequest extends NodeRequest {
  method?: string | undefined
  [Symbol.asyncIterator]?(): AsyncIterator<unknown>
  /** Set by a body parser that has read the request already. */
  body?: unknown
  socket?: unknown
}

const list = (value: unknown): string[] =>
  value === undefined ? [] : Array.isArray(value) ? value.flat().map(String) : [`${value}`]

const is = (name: unknown, other: string): boolean => `${name}`.toLowerCase() === other

/** Returns the pairs in the headers of `writeHead`: an object, a flat list of names and values, or a list of pairs. */
function pairsOf(headers: unknown): [string, unknown][] {
  if (!Array.isArray(headers)) return Object.entries(Object(headers))
  if (Array.isArray(headers[0])) return headers as [string, unknown][]
  return headers.flatMap((name, index) => (index % 2 ? [] : [[`${name}`, headers[index + 1]]]))
}

/**
 * Holds a Node response to the visitor's choice, however its cookies are set: all headers go through `writeHead`, which
 * Node itself calls if the framework does not.
 */
function hold(request: NodeRequest, response: NodeResponse, config: ResolvedConfig): void {
  const seen = see(request, config)
  const original = response.writeHead as (status: number, ...more: unknown[]) => unknown

  const writeHead = function (this: NodeResponse, status: number, ...more: unknown[]): unknown {
    if (this.headersSent) return original.call(this, status, ...more)
    const at = more.findIndex((part) => typeof part === 'object' && part !== null)
    const pairs = at < 0 ? [] : pairsOf(more[at])
    const fieldsOf = (name: string): string[] => {
      const given = pairs.filter(([key]) => is(key, name)).flatMap(([, value]) => list(value))
      return given.length ? given : list(this.getHeader(name))
    }
    const texts = filterTexts(fieldsOf('set-cookie'), seen, config, !isShared(`${fieldsOf('cache-control')}`))
    this.removeHeader('Set-Cookie')
    if (at < 0) {
      if (texts.length) this.setHeader('Set-Cookie', texts)
      return original.call(this, status, ...more)
    }
    const rest = pairs.filter(([key]) => !is(key, 'set-cookie'))
    const headers = more[at]
    // One field with a list of values: of two fields with one name, Node keeps the last if a header was set before.
    const next = Array.isArray(headers)
      ? [...rest.flat(), ...(texts.length ? ['Set-Cookie', texts] : [])]
      : { ...Object.fromEntries(rest), ...(texts.length && { 'Set-Cookie': texts }) }
    return original.call(this, status, ...more.slice(0, at), next, ...more.slice(at + 1))
  }
  response.writeHead = writeHead as NodeResponse['writeHead']
}

/** Returns a web `Request` for a Node request; reads at most some 8 kB of its body. */
async function toRequest(request: IncomingRequest): Promise<Request> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers as HeaderRecord))
    if (!name.startsWith(':') && value !== undefined) headers.set(name, `${value}`)
  const host = request.headers.host ?? request.headers[':authority'] ?? 'localhost'
  const secure = !!(request.socket as { encrypted?: boolean } | undefined)?.encrypted
  let body = typeof request.body === 'string' ? request.body : request.body ? JSON.stringify(request.body) : ''
  if (!body && request[Symbol.asyncIterator]) {
    const decoder = new TextDecoder()
    for await (const chunk of request as AsyncIterable<Uint8Array>) {
      body += decoder.decode(chunk, { stream: true })
      if (body.length > 8192) break
    }
  }
  const method = request.method ?? 'GET'
  const url = new URL(request.originalUrl ?? request.url ?? '/', `http${secure ? 's' : ''}://${host}`)
  return new Request(url, { method, headers, ...(body && !/^(GET|HEAD)$/.test(method) && { body }) })
}

async function answer(request: IncomingRequest, response: NodeResponse, config: ConsentConfig): Promise<void> {
  const made = await saveChoice(await toRequest(request), config)
  response.statusCode = made.status
  for (const [name, value] of made.headers) if (name !== 'set-cookie') response.setHeader(name, value)
  const cookies = made.headers.getSetCookie()
  if (cookies.length) response.setHeader('Set-Cookie', cookies)
  response.end()
}

/** Returns whether this request is for the endpoint that `cookie.url` names. */
const isEndpoint = ({ originalUrl, url = '' }: NodeRequest, { cookie }: ResolvedConfig): boolean =>
  !!cookie.url && (originalUrl ?? url).split('?', 1)[0] === new URL(cookie.url, 'http://localhost').pathname

/**
 * Returns middleware for Express, Connect, Polka, and a bare `node:http` server (call it first in the handler). Holds
 * each response to the visitor's choice, and answers `cookie.url`. Put it before everything that sets cookies.
 *
 * @throws ConsentConfigError for a wrong config
 */
export function consent(
  config: ConsentConfig,
): (request: IncomingRequest, response: NodeResponse, next?: (error?: unknown) => void) => void {
  const resolved = resolveOnce(config)
  return (request, response, next) => {
    if (isEndpoint(request, resolved)) {
      answer(request, response, config).catch((error: unknown) => {
        if (next) return next(error)
        response.statusCode = 500
        response.end()
      })
      return
    }
    hold(request, response, resolved)
    next?.()
  }
}

interface FastifyLike {
  addHook(
    name: 'onRequest',
    hook: (
      request: { raw: IncomingRequest },
      reply: { raw: NodeResponse; hijack(): unknown },
      done: () => void,
    ) => void,
  ): unknown
}

/**
 * The same as a Fastify plugin: `app.register(fastifyConsent, config)`, before everything that sets cookies.
 *
 * @throws ConsentConfigError for a wrong config
 */
export function fastifyConsent(app: FastifyLike, config: ConsentConfig, done: () => void): void {
  const middleware = consent(config)
  app.addHook('onRequest', ({ raw }, reply, next) => {
    let goes = false
    middleware(raw, reply.raw, () => {
      goes = true
    })
    if (goes) next()
    else reply.hijack()
  })
  done()
}

// Fastify limits hooks to their plugin, unless it sets this symbol.
Object.assign(fastifyConsent, { [Symbol.for('skip-override')]: true })
