import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import express from 'express'
import fastify from 'fastify'
import { Hono } from 'hono'
import type { ConsentConfig } from '../../../src/config/schema'

/** The built files, as a site's own server imports them. */
const built = <T>(name: string): Promise<T> => import(new URL(`../../../dist/${name}.js`, import.meta.url).href)
const web = () => built<typeof import('../../../src/server/index')>('server')
const node = () => built<typeof import('../../../src/server/node')>('server-node')

export interface Running {
  port: number
  close(): unknown
}

/** A site: a page, and the cookies that each of its answers sets. */
export interface Pages {
  html: string
  cookies: readonly string[]
}

const SCRIPT = /^\/consent[\w-]*\.js$/
/** The answer to a path, whatever the framework: the page, or a file of the SDK. */
function answerTo(path: string, { html }: Pages): { type: string; body: string } {
  if (path === '/') return { type: 'text/html; charset=utf-8', body: html }
  const body = SCRIPT.test(path) ? readFileSync(fileURLToPath(new URL(`../../../dist${path}`, import.meta.url))) : ''
  return { type: 'text/javascript; charset=utf-8', body: `${body}` }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

/** Kept-alive connections of a browser would keep a server open. */
async function running(server: Server): Promise<Running> {
  if (!server.listening) await once(server, 'listening')
  return { port: portOf(server), close: () => server.close().closeAllConnections() }
}

/** The same site on three servers, each with the SDK's own middleware and nothing else between it and the browser. */
export const SERVERS: Record<string, (config: ConsentConfig, pages: Pages) => Promise<Running>> = {
  Express: async (config, pages) => {
    const { consent } = await node()
    const app = express()
    app.use(consent(config) as never)
    app.use((request, response) => {
      for (const cookie of pages.cookies) response.append('Set-Cookie', cookie)
      const { type, body } = answerTo(request.path, pages)
      response.type(type).send(body)
    })
    return running(createServer(app as RequestListener).listen(0, '127.0.0.1'))
  },

  Hono: async (config, pages) => {
    const { consent } = await web()
    const app = new Hono()
    app.use(consent(config) as never)
    app.get('*', (context) => {
      for (const cookie of pages.cookies) context.header('Set-Cookie', cookie, { append: true })
      const { type, body } = answerTo(context.req.path, pages)
      return context.body(body, 200, { 'Content-Type': type })
    })
    return running(serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }) as Server)
  },

  Fastify: async (config, pages) => {
    const { fastifyConsent } = await node()
    const app = fastify({ forceCloseConnections: true })
    app.register(fastifyConsent as never, config as never)
    app.get('/*', (request, reply) => {
      const { type, body } = answerTo(request.url.split('?', 1)[0] ?? '/', pages)
      return reply
        .header('set-cookie', [...pages.cookies])
        .type(type)
        .send(body)
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    return { port: portOf(app.server), close: () => app.close() }
  },
}
