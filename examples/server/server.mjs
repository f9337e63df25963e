import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { contentPolicyFor, renderDeclaration } from '@interactcx/consent/declaration'
import { visitorOf } from '@interactcx/consent/server'
import { consent } from '@interactcx/consent/server/node'
import { config } from './config.mjs'

const hold = consent(config)
const sdk = import.meta.resolve('@interactcx/consent/consent.js')
const json = JSON.stringify(config).replaceAll('<', '\\u003c')
const declaration = await renderDeclaration(config, 'en')
const reload = readFileSync(new URL('reload.js', import.meta.url), 'utf8')

const page = (nonce, body) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Served with the visitor’s choice</title>
    <script nonce="${nonce}" type="application/json" id="interact-consent">${json}</script>
    <script nonce="${nonce}" src="/consent/consent.js"></script>
    <script nonce="${nonce}">${reload}</script>
    <script nonce="${nonce}" type="text/plain" data-consent="matomo" src="https://stats.example.com/matomo.js" async></script>
  </head>
  <body>${body}<footer><button type="button" data-consent-open>Cookie settings</button></footer></body>
</html>`

/** Cookies that this sets go out as the visitor's choice says. */
function answer(request, response) {
  const visitor = visitorOf(request, config)
  const nonce = randomBytes(16).toString('base64')
  const policy = contentPolicyFor(config, visitor.allows)
  response.setHeader('Content-Security-Policy', policy.replaceAll('{nonce}', nonce))
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  // The page differs from visitor to visitor: no cache in between may keep it.
  response.setHeader('Cache-Control', 'private, no-store')
  response.setHeader('Set-Cookie', '_pk_id.1=of-the-server; Path=/; Max-Age=9999')
  const isPolicy = request.url === config.policy.url
  response.end(page(nonce, isPolicy ? `<h1>Privacy policy</h1>${declaration}` : '<h1>A page</h1>'))
}

/** Returns where one of the SDK's own files is; a web server of yours serves them better. */
function fileOf({ url }) {
  const [, name] = /^\/consent\/(consent[\w-]*\.js)(\?|$)/.exec(url) ?? []
  const file = name && new URL(name, sdk)
  return file && existsSync(file) ? file : undefined
}

export function app(request, response) {
  const file = fileOf(request)
  if (!file) return hold(request, response, () => answer(request, response))
  response.setHeader('Content-Type', 'text/javascript')
  response.end(readFileSync(file))
}

if (process.argv[1] === import.meta.filename) createServer(app).listen(Number(process.env.PORT ?? 3000))
