import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import type { Wish } from '../../src/choice/makeChoice'
import type { ConsentConfig } from '../../src/config/schema'
import { storedChoice } from '../support/configs'
import { consumerAt } from './consumer'
import { entriesOf } from './entries'
import { PAGE, probe } from './probe'
import { expectQuiet, FRAMEWORKS } from './quiet'
import { RUNTIMES, type Served } from './runtimes'

const config: ConsentConfig = {
  policy: { url: '/privacy', version: '1' },
  services: [
    { id: 'ab', category: 'analytics', cookies: [{ name: '_ab', lifetime: '1 year' }] },
    { id: 'login', category: 'necessary', cookies: [{ name: 'login', lifetime: '1 hour' }] },
  ],
  cookie: { url: '/consent' },
}
const AB = '_ab=1; Max-Age=31536000'
const LOGIN = 'login=2; Max-Age=3600; Path=/; HttpOnly; SameSite=Strict'
const json = JSON.stringify

/** The same for every runtime: first what the imports did, then the site, which uses what it imports there. */
const start = (specifiers: readonly string[], upstream: string): string => `
${FRAMEWORKS.map((name) => `import ${json(name)}`).join('\n')}

const load = {
${specifiers.map((name) => `  ${json(name)}: () => import(${json(name)}),`).join('\n')}
}
const config = ${json(config)}

export async function start(socket) {
  const found = await (${probe})((name) => load[name](), ${json(specifiers)}, ${json(PAGE)})
  const { guard, mayLog } = await load['@interactcx/consent/server']()
  const headers = [['Set-Cookie', ${json(AB)}], ['Set-Cookie', ${json(LOGIN)}], ['Content-Type', 'application/json']]
  const pages = {
    '/found': () => Response.json(found),
    '/': (request) => new Response(JSON.stringify({ mayLog: mayLog(request, config) }), { headers }),
    '/moved': () => Response.redirect('https://www.example.com/'),
    '/fetched': () => fetch(${json(upstream)}),
    '/socket': socket,
  }
  return guard((request, ...more) => pages[new URL(request.url).pathname](request, ...more), config)
}
`

/** What other servers send comes with headers that nobody may change. */
const upstream = createServer((_, response) => response.writeHead(200, { 'Set-Cookie': [AB, LOGIN] }).end('fetched'))
let specifiers: string[]
let folder: string
beforeAll(async () => {
  const consumer = await consumerAt(inject('folder'))
  specifiers = entriesOf(consumer.manifest).map(({ specifier }) => specifier)
  await once(upstream.listen(0, '127.0.0.1'), 'listening')
  // Beneath where the package is installed.
  folder = join(consumer.folder, 'site')
  await mkdir(folder, { recursive: true })
  const { port } = upstream.address() as AddressInfo
  await writeFile(join(folder, 'start.js'), start(specifiers, `http://127.0.0.1:${port}/`))
})
afterAll(() => upstream.close())

for (const [name, { missing, sockets, serve }] of Object.entries(RUNTIMES)) {
  describe.skipIf(missing)(`in ${name}${missing ? ` (${missing})` : ''}`, () => {
    let served: Served
    beforeAll(async () => {
      served = await serve(folder)
    })
    afterAll(() => served?.close())

    /** An answer as the network brings it. */
    async function ask(path: string, cookie = '', init: RequestInit = {}) {
      const headers = { ...(cookie && { Cookie: cookie }), ...init.headers }
      const response = await fetch(served.origin + path, { redirect: 'manual', ...init, headers })
      return { status: response.status, cookies: response.headers.getSetCookie(), text: await response.text() }
    }

    /** Tells the server a choice as the page does; returns the cookie that it sets. */
    async function choose(wish: Wish): Promise<string> {
      const { status, cookies } = await ask('/consent', '', {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json' },
        body: json({ choice: storedChoice(config, wish), domain: '127.0.0.1' }),
      })
      expect({ status, cookies: cookies.length }).toEqual({ status: 204, cookies: 1 })
      return cookies[0] ?? ''
    }
    const sent = (setCookie: string): string => setCookie.split(';', 1)[0] ?? ''

    it('each entry is imported without touching a global', async () => {
      expectQuiet(JSON.parse((await ask('/found')).text), specifiers)
    })

    it('undecided or refused, the login alone is set, and nothing may be logged', async () => {
      expect(await ask('/')).toEqual({ status: 200, cookies: [LOGIN], text: '{"mayLog":false}' })
      const refused = await choose({ granted: [] })
      expect(await ask('/', sent(refused))).toEqual({ status: 200, cookies: [LOGIN], text: '{"mayLog":false}' })
    })

    it('for the session, the cookie comes without its age', async () => {
      const choice = await choose({ granted: ['analytics'], lifetime: 'session' })
      expect(choice).toMatch(/^interact_consent=v=1&\S+; Path=\/; Domain=127\.0\.0\.1; SameSite=Lax$/)
      expect(await ask('/', sent(choice))).toEqual({ status: 200, cookies: ['_ab=1', LOGIN], text: '{"mayLog":true}' })
    })

    it('granted to last, it comes whole', async () => {
      const choice = await choose({ granted: ['analytics'] })
      expect(choice).toMatch(/^interact_consent=v=1&\S+; Path=\/; Domain=127\.0\.0\.1; Max-Age=15552000; SameSite=Lax$/)
      expect(await ask('/', sent(choice))).toEqual({ status: 200, cookies: [AB, LOGIN], text: '{"mayLog":true}' })
    })

    it('another site tells it nothing', async () => {
      const headers = { 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'application/json' }
      const body = json({ choice: storedChoice(config, { granted: ['analytics'] }) })
      expect(await ask('/consent', '', { method: 'POST', headers, body })).toMatchObject({ status: 403, cookies: [] })
    })

    it('a response with immutable headers is held to it as well', async () => {
      const expired = expect.arrayContaining(['_ab=; Path=/; Max-Age=0'])
      expect(await ask('/fetched')).toEqual({ status: 200, cookies: [LOGIN], text: 'fetched' })
      expect(await ask('/moved', '_ab=1')).toMatchObject({ status: 302, cookies: expired })
    })

    it.skipIf(!sockets)('a request can become a socket, whatever cookies it brings', async () => {
      const headers = {
        ...{ Connection: 'Upgrade', Upgrade: 'websocket', Cookie: '_ab=1' },
        ...{ 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==' },
      }
      const asked = request(`${served.origin}/socket`, { headers }).end()
      const status = await new Promise((resolve, reject) => {
        asked.on('upgrade', ({ statusCode }, socket) => resolve(socket.destroy() && statusCode))
        asked.on('response', ({ statusCode }) => resolve(statusCode))
        asked.on('error', reject)
        asked.setTimeout(10_000, () => resolve('no answer'))
      })
      asked.destroy()
      expect(status).toBe(101)
    })

    it('nothing of all that was an error, and it goes on', async () => {
      // Bun tells what it did not catch a moment later.
      await setTimeout(200)
      expect(await ask('/')).toMatchObject({ status: 200, cookies: [LOGIN] })
      expect(served.complaints()).toBe('')
    })
  })
}
