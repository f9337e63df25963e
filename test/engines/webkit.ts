import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import type { WebKit } from '../../scripts/browsers.mjs'
import type { Engine } from './engine'
import { ELEMENT, startSession, type WebDriver } from './webDriver'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** A screen of its own: MiniBrowser has no headless mode. Resolves to the name of the display. */
async function startScreen(file: string): Promise<{ screen: ChildProcess; display: string }> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp']
  const screen = spawn(file, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const [number] = await once(screen.stdio[3] as Readable, 'data')
  return { screen, display: `:${`${number}`.trim()}` }
}

async function connect(server: string, capabilities: object): Promise<WebDriver> {
  for (let tries = 1; ; tries++) {
    try {
      return await startSession(server, capabilities)
    } catch (error) {
      // Not listening yet.
      if (tries === 50 || !(error instanceof TypeError)) throw error
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

interface WebDriverCookie {
  name: string
  httpOnly: boolean
  expiry?: number
}

export async function startWebKit({ driver: file, browser, screen: screenFile }: WebKit): Promise<Engine> {
  const { screen, display } = await startScreen(screenFile)
  const port = await freePort()
  // Its compositor would ask for a graphics card.
  const env = { ...process.env, DISPLAY: display, WAYLAND_DISPLAY: '', GDK_BACKEND: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' }
  const server = spawn(file, [`--port=${port}`], { env, stdio: 'ignore' })
  const stop = (): void => {
    server.kill()
    screen.kill()
  }
  try {
    const options = { binary: browser, args: ['--automation'] }
    const session = await connect(`http://127.0.0.1:${port}`, { 'webkitgtk:browserOptions': options })
    return {
      name: 'webkit',
      version: session.version,
      open: (url) => session.post('url', { url }),
      evaluate: async <T>(expression: string) => {
        const script = `const done = arguments[0]
          Promise.resolve().then(() => (${expression})).then((value) => done([value]), (error) => done([0, String(error)]))`
        const [value, error] = await session.post<[T, string?]>('execute/async', { script, args: [] })
        if (error) throw new Error(error)
        return value
      },
      press: async (selector) => {
        const element = await session.post<Record<string, string>>('element', {
          using: 'css selector',
          value: selector,
        })
        await session.post(`element/${element[ELEMENT]}/click`)
      },
      picture: () => session.get('screenshot'),
      cookies: async () =>
        (await session.get<WebDriverCookie[]>('cookie')).map(({ name, httpOnly, expiry }) => ({
          ...{ name, httpOnly },
          session: expiry === undefined,
        })),
      close: async () => {
        await session.quit()
        stop()
      },
    }
  } catch (error) {
    stop()
    throw error
  }
}
