// @ts-check
import { existsSync, realpathSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
// @ts-expect-error express brings no types, and the demo needs too little of them for another package
import express from 'express'
import { createLog, receive } from './collector.mjs'
import { readSettings, renderPage, toSearch } from './pages.mjs'

/**
 * @import { IncomingMessage, Server, ServerResponse } from 'node:http'
 * @import { AddressInfo } from 'node:net'
 * @import { Demo } from './server.mjs'
 * @typedef {IncomingMessage & { path: string, originalUrl: string, body: unknown, params: Record<string, string> }} Request
 * @typedef {ServerResponse & {
 *   status(code: number): Response, type(type: string): Response, send(body: string): void,
 *   redirect(code: number, url: string): void, sendFile(path: string, options?: object): void,
 * }} Response
 */

const here = dirname(fileURLToPath(import.meta.url))
const dist = join(here, '../dist')
/** What `npm run docs` builds. */
const docs = join(here, '../.cache/docs')
const require = createRequire(import.meta.url)

/** The analytics libraries, as their makers ship them. This PostHog build never loads further scripts. */
const VENDOR = {
  '/vendor/posthog.js': join(dirname(require.resolve('posthog-js/package.json')), 'dist/array.no-external.js'),
  '/vendor/web-vitals.js': join(dirname(require.resolve('web-vitals')), 'web-vitals.iife.js'),
}

const PAGES = {
  '/': 'index',
  '/product-demo': 'product-demo',
  '/product-demo/thank-you': 'thank-you',
  '/privacy-policy': 'privacy-policy',
}

const HEARTBEAT_MS = 20_000

/** @param {Request} request */
const settingsOf = (request) => readSettings(new URL(request.originalUrl, 'http://demo').searchParams)

/**
 * Another company's origin, as far as a browser knows: this server under its other name.
 *
 * @param {Request} request
 */
function thirdPartyOf({ headers }) {
  const { hostname, port } = new URL(`http://${headers.host ?? 'localhost'}`)
  return `http://${hostname === 'localhost' ? '127.0.0.1' : 'localhost'}${port && `:${port}`}`
}

function createApp() {
  const app = express()
  const log = createLog()
  /** @type {Set<Response>} */
  const streams = new Set()
  app.disable('x-powered-by')

  /** @param {Request} request @param {Response} response @param {string} name */
  const page = (request, response, name) => {
    response.setHeader('Cache-Control', 'no-cache')
    response.type('html').send(
      renderPage(name, {
        settings: settingsOf(request),
        path: request.path,
        lastId: log.lastId,
        thirdParty: thirdPartyOf(request),
      }),
    )
  }

  for (const [path, name] of Object.entries(PAGES)) {
    app.get(path, (/** @type {Request} */ request, /** @type {Response} */ response) => page(request, response, name))
  }

  // What the form holds is neither read nor kept.
  app.post('/product-demo', (/** @type {Request} */ request, /** @type {Response} */ response) => {
    request.resume()
    response.redirect(303, `/product-demo/thank-you${toSearch(settingsOf(request))}`)
  })

  // The SDK and the parts that it fetches from beside itself.
  app.get(
    /^\/(consent[\w.-]*\.js(\.map)?|themes\/\w+\.css)$/,
    (/** @type {Request} */ { path }, /** @type {Response} */ response) => {
      const file = join(dist, path)
      if (!existsSync(file)) {
        response.status(404).type('text').send(`${path} is not built`)
        return
      }
      response.setHeader('Cache-Control', 'no-cache')
      response.sendFile(file)
    },
  )

  for (const [path, file] of Object.entries(VENDOR)) {
    app.get(path, (/** @type {Request} */ _request, /** @type {Response} */ response) => response.sendFile(file))
  }

  app.use(
    '/collect',
    express.raw({ type: () => true, limit: '8mb' }),
    (/** @type {Request} */ request, /** @type {Response} */ response) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const { source, label, type, body: answer } = receive(request.path, body)
      log.add({ method: `${request.method}`, path: `/collect${request.path}`, source, label, bytes: body.length })
      response.setHeader('Cache-Control', 'no-store')
      if (type === 'none') response.status(204).send('')
      else response.type(type).send(answer)
    },
  )

  // What another company serves: it sees each visitor, and marks the browser.
  for (const [file, label] of Object.entries({ 'tour.html': 'tour frame', 'tour.svg': 'tour picture' })) {
    app.get(`/third-party/${file}`, (/** @type {Request} */ { path }, /** @type {Response} */ response) => {
      log.add({ method: 'GET', path, source: 'other', label, bytes: 0 })
      response.setHeader('Cache-Control', 'no-store')
      response.setHeader('Set-Cookie', 'tour_viewer=1; Path=/third-party; Max-Age=31536000')
      response.sendFile(join(here, 'third-party', file))
    })
  }

  app.get('/panel/events', (/** @type {Request} */ _request, /** @type {Response} */ response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' })
    /** @param {string} event @param {unknown} data */
    const send = (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    send('snapshot', log.all())
    const unsubscribe = log.subscribe(send)
    const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS)
    streams.add(response)
    response.on('close', () => {
      unsubscribe()
      clearInterval(heartbeat)
      streams.delete(response)
    })
  })

  app.post('/panel/clear', (/** @type {Request} */ _request, /** @type {Response} */ response) => {
    log.clear()
    response.status(204).send('')
  })

  for (const file of ['site.css', 'panel.css', 'panel.js', 'panel-events.js', 'intruder.js', 'favicon.svg']) {
    app.get(`/${file}`, (/** @type {Request} */ _request, /** @type {Response} */ response) => {
      response.setHeader('Cache-Control', 'no-cache')
      response.sendFile(join(here, 'site', file))
    })
  }

  // An address works with and without its ending.
  app.use('/docs', express.static(docs, { extensions: ['html'] }))
  app.use('/docs', (/** @type {Request} */ _request, /** @type {Response} */ response) => {
    response.status(404).type('text').send('There is no such page; "npm run docs" builds them.')
  })

  app.use((/** @type {Request} */ request, /** @type {Response} */ response) => {
    response.status(404)
    page(request, response, 'not-found')
  })

  return { app, log, streams }
}

/**
 * @param {import('node:http').RequestListener} app
 * @param {number} port
 * @param {string} host
 * @returns {Promise<Server>}
 */
function listen(app, port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer(app)
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })
}

/**
 * @param {{ port?: number, host?: string }} [options]
 * @returns {Promise<Demo>}
 */
export async function startDemo({ port = 4173, host = '127.0.0.1' } = {}) {
  const { app, log, streams } = createApp()
  /** @type {Server | undefined} */
  let server
  for (let next = port; !server; next += 1) {
    try {
      server = await listen(app, next, host)
    } catch (error) {
      const taken = /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE'
      if (!taken || next >= port + 50) throw error
    }
  }
  const running = server
  const address = /** @type {AddressInfo} */ (running.address())

  return {
    url: `http://localhost:${address.port}/`,
    collected: log.all,
    close: () =>
      new Promise((resolve, reject) => {
        for (const stream of streams) stream.end()
        running.close((error) => (error ? reject(error) : resolve()))
        running.closeAllConnections()
      }),
  }
}

const startedDirectly = process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)
if (startedDirectly) {
  if (!existsSync(join(dist, 'consent.js'))) {
    console.warn('dist/consent.js is not built: the pages run without the SDK and nothing is released. Build it first.')
  }
  const { url } = await startDemo({ port: Number(process.env.PORT) || 4173 })
  console.log(`Demo: ${url}`)
  if (existsSync(docs)) console.log(`Docs: ${url}docs/\nConfigurator: ${url}docs/configurator.html`)
}
