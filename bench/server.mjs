import { brotliCompressSync, constants } from 'node:zlib'
import express from 'express'
import { cases } from './cases.mjs'
import { categories } from './words.mjs'

const TYPES = { js: 'text/javascript', css: 'text/css', html: 'text/html', svg: 'image/svg+xml', gif: 'image/gif' }

/** Brotli 11, made once: what a well-kept server hands out. @param {string | Buffer} body */
const compress = (body) => brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })

const paragraph =
  'The harbour opens at six. Boats that come in before the tide turns are unloaded first, and what they bring is on the market by eight; those that come later wait for the evening.'

const css = `body{margin:0;font:18px/1.6 Georgia,serif;color:#222}main{max-width:42rem;margin:auto;padding:2rem}
h1{font-size:3.4rem;line-height:1.1}header{background:#dfe8ee;padding:4rem 2rem}.card{border:1px solid #ccc;padding:1rem;margin:1rem 0}`

/** The page's own script: what a busy application does, one kind of work after another. */
const busy = `
window.busy = async () => {
  const next = () => new Promise((resolve) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = resolve; port2.postMessage(0) })
  const times = {}
  const timed = async (name, work) => { const began = performance.now(); await work(); await next(); times[name] = performance.now() - began }
  const home = document.querySelector('#busy')
  await timed('elements', async () => {
    for (let i = 0; i < 10000; i++) {
      const item = document.createElement('p')
      item.append(document.createElement('b'), 'row ' + i)
      home.append(item)
      if (i % 10 === 9) await next()
    }
  })
  await timed('images', async () => {
    for (let i = 0; i < 2000; i++) { const image = new Image(1, 1); image.src = '/pixel.gif'; home.append(image); if (i % 50 === 49) await next() }
  })
  await timed('cookies', async () => { for (let i = 0; i < 5000; i++) { document.cookie = 'basket=' + i + '; path=/; max-age=3600'; if (i % 250 === 249) await next() } })
  await timed('storage', async () => { for (let i = 0; i < 5000; i++) { localStorage.setItem('basket', i); if (i % 250 === 249) await next() } })
  const { signal } = AbortSignal.abort ? { signal: AbortSignal.abort() } : {}
  await timed('fetches', async () => { const all = []; for (let i = 0; i < 5000; i++) all.push(fetch('/api/' + i, { signal }).catch(() => {})); await Promise.all(all) })
  return times
}`

/** @param {number} count @param {boolean} external @returns {import('./cases.mjs').Tag[]} */
const makeTags = (count, external) =>
  Array.from({ length: count }, (_, id) => ({
    id,
    category: categories[id % categories.length]?.id ?? '',
    code: `ran(${id})`,
    src: external ? `/slow/${id}.js` : undefined,
  }))

/** @param {string} name @param {number} count @param {boolean} external */
function pageOf(name, count, external) {
  const one = cases[name]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>The harbour</title>
<link rel="icon" href="data:,">
${one?.head ?? ''}
<link rel="stylesheet" href="/page.css">
</head>
<body>
<header><h1>What the harbour brings in, and when it is sold</h1></header>
<main>
${Array.from({ length: 30 }, (_, i) => `<section class="card"><h2>Pier ${i + 1}</h2><p>${paragraph}</p></section>`).join('\n')}
<div id="busy"></div>
</main>
<script src="/page.js"></script>
${one?.body(makeTags(count, external)) ?? ''}
</body>
</html>`
}

/** Serves every case on loopback. @returns {Promise<{ origin: string, close: () => void }>} */
export function serve() {
  const app = express()
  app.disable('x-powered-by')
  /** @type {Map<string, Buffer>} */
  const made = new Map()
  /** @param {string} key @param {() => string | Buffer} body */
  const compressed = (key, body) => {
    const old = made.get(key)
    if (old) return old
    const fresh = compress(body())
    made.set(key, fresh)
    return fresh
  }
  /** @param {import('express').Response} response @param {string} path @param {Buffer} body */
  const send = (response, path, body) => {
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.split('.').pop())] ?? 'text/html'
    response.set({
      'content-type': `${type}; charset=utf-8`,
      'content-encoding': 'br',
      'cache-control': type === 'text/html' ? 'no-cache' : 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    })
    response.end(body)
  }

  app.get('/page/:name', ({ params: { name }, query: { tags = '10', external } }, response) => {
    if (!cases[name]) return void response.sendStatus(404)
    const key = `page ${name} ${tags} ${external}`
    send(
      response,
      '.html',
      compressed(key, () => pageOf(name, Number(tags), !!external)),
    )
  })
  app.get('/page.css', (_, response) =>
    send(
      response,
      '.css',
      compressed('css', () => css),
    ),
  )
  app.get('/page.js', (_, response) =>
    send(
      response,
      '.js',
      compressed('js', () => busy),
    ),
  )
  app.get('/slow/:id.js', ({ params: { id } }, response) => {
    setTimeout(
      () =>
        response
          .set('cache-control', 'no-store')
          .type('js')
          .end(`ran(${Number(id)})`),
      100,
    )
  })
  const pixel = Buffer.from('R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', 'base64')
  app.get('/pixel.gif', (_, response) => void response.set('cache-control', 'max-age=3600').type('gif').end(pixel))
  for (const [name, { files }] of Object.entries(cases)) {
    for (const [path, body] of Object.entries(files())) {
      const ready = compress(body)
      app.get(`/${name}/${path}`, (_, response) => send(response, path, ready))
    }
  }

  return new Promise((resolve, reject) => {
    const server = app.listen(0, '127.0.0.1', (error) => {
      if (error) return reject(error)
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
      resolve({
        origin: `http://127.0.0.1:${port}`,
        close: () => {
          server.close()
          server.closeAllConnections()
        },
      })
    })
  })
}
