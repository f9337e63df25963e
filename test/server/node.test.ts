// @vitest-environment node
import { request as ask, createServer, type RequestListener, type Server } from 'node:http'
import http2 from 'node:http2'
import type { AddressInfo } from 'node:net'
import { PassThrough, Readable } from 'node:stream'
import { serve } from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import { afterEach, describe, expect, it } from 'vitest'
import type { Wish } from '../../src/choice/makeChoice'
import type { ConsentConfig } from '../../src/config/schema'
import { consent as honoConsent } from '../../src/server/guard'
import { redactLog } from '../../src/server/mayLog'
import { consent, fastifyConsent } from '../../src/server/node'
import { storedChoice } from '../support/configs'

const config: ConsentConfig = {
  policy: { url: '/privacy', version: '7' },
  services: [
    { id: 'ab', category: 'analytics', cookies: [{ name: '_ab', lifetime: '1 year' }] },
    { id: 'login', category: 'necessary', cookies: [{ name: 'sid', lifetime: 'session' }] },
  ],
  cookie: { url: '/consent' },
}
const text = (wish: Wish) => storedChoice(config, wish)
const REFUSED = `interact_consent=${text({ granted: [] })}`
const GRANTED = `interact_consent=${text({ granted: ['analytics'] })}`
const SESSION = `interact_consent=${text({ granted: ['analytics'], lifetime: 'session' })}`
const AB = '_ab=1; Max-Age=31536000; Path=/; HttpOnly'
const SID = 'sid=2; Max-Age=3600; Path=/; HttpOnly'

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})
const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      open.push(() => server.close())
      resolve((server.address() as AddressInfo).port)
    })
  })

interface Answer {
  status: number
  cookies: string[]
  body: string
}
/** Sends a request with `node:http`, which shows the header fields as they came. */
const get = (
  port: number,
  path: string,
  cookie = '',
  more: { method?: string; headers?: object; body?: string } = {},
) =>
  new Promise<Answer>((resolve, reject) => {
    const headers = { ...(cookie && { cookie }), connection: 'close', ...more.headers }
    ask({ port, path, host: '127.0.0.1', method: more.method ?? 'GET', headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, cookies: response.headers['set-cookie'] ?? [], body }),
      )
    })
      .on('error', reject)
      .end(more.body)
  })

/** Every way in which an app sets cookies, each on its own path. */
interface App {
  port: number
  paths: string[]
}

async function expressApp(): Promise<App> {
  const app = express()
  const ways: Record<string, (response: import('express').Response) => void> = {
    '/cookie': (response) =>
      void response.cookie('_ab', '1', { maxAge: 31536e6, httpOnly: true }).cookie('sid', '2').send('x'),
    '/append': (response) => void response.append('Set-Cookie', AB).append('Set-Cookie', SID).json({}),
    '/set': (response) => void response.set('Set-Cookie', [AB, SID]).send('x'),
    '/redirect': (response) => response.set('Set-Cookie', [AB, SID]).redirect(302, '/'),
    '/head-object': (response) => void response.writeHead(200, { 'Set-Cookie': [AB, SID] }).end('x'),
    '/head-flat': (response) =>
      void response.writeHead(200, 'Fine', ['set-cookie', AB, 'Set-Cookie', SID] as never).end('x'),
    '/head-pairs': (response) =>
      void response
        .writeHead(200, [
          ['Set-Cookie', AB],
          ['set-cookie', SID],
          ['X-Other', 'kept'],
        ] as never)
        .end('x'),
    '/head-over': (response) => {
      response.setHeader('Set-Cookie', AB)
      response.writeHead(200, { 'set-cookie': SID }).end('x')
    },
    '/stream': (response) => {
      response.setHeader('Set-Cookie', [AB, SID])
      Readable.from(['a', 'b']).pipe(response)
    },
    '/flush': (response) => {
      response.setHeader('Set-Cookie', [AB, SID])
      response.flushHeaders()
      response.end('x')
    },
    '/prototype': (response) => {
      // As the package `cookies` (Koa) does it.
      Object.getPrototypeOf(Object.getPrototypeOf(response)).setHeader.call(response, 'Set-Cookie', [AB, SID])
      response.end('x')
    },
  }
  app.use(consent(config) as never)
  app.use((request, response) => ways[request.path]?.(response))
  return { port: await listen(createServer(app as RequestListener)), paths: Object.keys(ways) }
}

async function honoApp(): Promise<App> {
  const app = new Hono()
  app.use(honoConsent(config) as never)
  app.get('/header', (context) => {
    context.header('Set-Cookie', AB, { append: true })
    context.header('Set-Cookie', SID, { append: true })
    return context.text('x')
  })
  app.get('/response', () => {
    const headers = new Headers([
      ['Set-Cookie', AB],
      ['Set-Cookie', SID],
    ])
    return new Response('x', { headers })
  })
  app.get('/redirect', (context) => {
    context.header('Set-Cookie', AB, { append: true })
    context.header('Set-Cookie', SID, { append: true })
    return context.redirect('/')
  })
  app.get('/stream', () => {
    const headers = new Headers([
      ['Set-Cookie', AB],
      ['Set-Cookie', SID],
    ])
    return new Response(new Blob(['a', 'b']).stream(), { headers })
  })
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server
  await new Promise((resolve) => server.on('listening', resolve))
  open.push(() => server.close())
  return { port: (server.address() as AddressInfo).port, paths: ['/header', '/response', '/redirect', '/stream'] }
}

async function fastifyApp(): Promise<App> {
  const app = fastify()
  app.register(fastifyConsent as never, config as never)
  app.get('/header', (_, reply) => reply.header('set-cookie', [AB, SID]).send('x'))
  app.get('/twice', (_, reply) => reply.header('set-cookie', AB).header('set-cookie', SID).send({}))
  app.get('/stream', (_, reply) => reply.header('set-cookie', [AB, SID]).send(Readable.from(['a', 'b'])))
  app.get('/raw', (_, reply) => {
    reply.hijack()
    reply.raw.writeHead(200, { 'Set-Cookie': [AB, SID] })
    reply.raw.end('x')
  })
  app.register(async (inner) => {
    inner.get('/inner', (_, reply) => reply.header('set-cookie', [AB, SID]).redirect('/'))
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  open.push(() => app.close())
  return {
    port: (app.server.address() as AddressInfo).port,
    paths: ['/header', '/twice', '/stream', '/raw', '/inner'],
  }
}

/** Returns names only: libraries spell attributes such as `Max-Age` differently. */
const names = (cookies: string[]) => cookies.map((one) => one.split('=')[0]).sort()

describe.each([
  ['Express', expressApp],
  ['Hono', honoApp],
  ['Fastify', fastifyApp],
])('a real %s app', (_, start) => {
  it('sets nothing without consent, by any method, and keeps its login', async () => {
    const { port, paths } = await start()
    for (const path of paths) {
      for (const cookie of ['', REFUSED]) {
        const { cookies, status } = await get(port, path, cookie)
        expect([path, status < 400, names(cookies)]).toEqual([path, true, ['sid']])
      }
    }
  })

  it('sets consented cookies unchanged', async () => {
    const { port, paths } = await start()
    for (const path of paths.filter((one) => one !== '/head-over')) {
      const { cookies } = await get(port, path, GRANTED)
      expect([path, names(cookies)]).toEqual([path, ['_ab', 'sid']])
      expect(cookies.find((one) => one.startsWith('_ab='))).toContain('Max-Age=31536000')
    }
  })

  it('sets session cookies under a session choice', async () => {
    const { port, paths } = await start()
    for (const path of paths.filter((one) => one !== '/head-over')) {
      const { cookies } = await get(port, path, SESSION)
      const [ab = ''] = cookies.filter((one) => one.startsWith('_ab='))
      expect([path, /max-age|expires/i.test(ab), /httponly/i.test(ab)]).toEqual([path, false, true])
    }
  })

  it('expires an HttpOnly cookie after a withdrawal', async () => {
    const { port, paths } = await start()
    const { cookies } = await get(port, paths[0] ?? '/', `${REFUSED}; _ab=1; sid=2`)
    expect(cookies).toContain('_ab=; Path=/; Max-Age=0')
    expect(cookies.filter((one) => /^sid=;/.test(one))).toEqual([])
  })

  it('answers the endpoint, for its own pages only', async () => {
    const { port } = await start()
    const body = JSON.stringify({ choice: text({ granted: ['analytics'] }) })
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
    const { status, cookies } = await get(port, '/consent', '', { method: 'POST', headers, body })
    expect(status).toBe(204)
    expect(cookies).toEqual([expect.stringMatching(/^interact_consent=v=1&granted=analytics.*; Max-Age=15552000;/)])
    const foreign = { ...headers, 'sec-fetch-site': 'cross-site' }
    expect(await get(port, '/consent', '', { method: 'POST', headers: foreign, body })).toMatchObject({
      status: 403,
      cookies: [],
    })
    expect((await get(port, '/consent')).status).toBe(405)
  })
})

it('guards HTTP/2 as well', async () => {
  const hold = consent(config)
  const server = http2.createServer((request, response) => {
    hold(request as never, response as never)
    response.setHeader('Set-Cookie', [AB, SID])
    response.end('x')
  })
  const port = await listen(server as never)
  const client = http2.connect(`http://127.0.0.1:${port}`)
  open.unshift(() => client.close())
  const headers = await new Promise<http2.IncomingHttpHeaders>((resolve) => {
    client.request({ ':path': '/', cookie: REFUSED }).on('response', resolve).end()
  })
  expect(headers['set-cookie']).toEqual([SID])
})

it('logs nothing about a refusing visitor in a real log', async () => {
  const log = new PassThrough()
  let written = ''
  log.on('data', (chunk) => {
    written += chunk
  })
  const app = fastify({
    logger: {
      stream: log,
      serializers: {
        req: ({ method, url, ip, headers }) => {
          const line = { method, url, ip, userAgent: headers['user-agent'], referrer: headers.referer }
          return redactLog(line, { headers }, config) as never
        },
      },
    },
  })
  app.get('/clinic', () => 'x')
  await app.listen({ port: 0, host: '127.0.0.1', listenTextResolver: () => 'up' })
  open.push(() => app.close())
  const { port } = app.server.address() as AddressInfo
  const headers = { 'user-agent': 'Nintendo/3', referer: 'https://search.example/?q=diabetes' }
  await get(port, '/clinic?q=diabetes', REFUSED, { headers })
  expect(written).toContain('"statusCode":200')
  for (const datum of ['127.0.0', 'Nintendo', 'search', 'diabetes', 'clinic']) expect(written).not.toContain(datum)
  await get(port, '/clinic?q=diabetes', GRANTED, { headers })
  for (const datum of ['127.0.0.0', 'Nintendo', 'search.example', '/clinic?q=diabetes'])
    expect(written).toContain(datum)
  expect(written).not.toContain('127.0.0.1')
})
