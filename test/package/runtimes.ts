import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { EdgeRuntime, runServer } from 'edge-runtime'
import { build } from 'vite'

const { platform, arch } = process
const musl = existsSync(`/lib/ld-musl-${arch === 'x64' ? 'x86_64' : 'aarch64'}.so.1`)
const machine = `${platform}-${arch}${platform === 'linux' && musl ? '-musl' : ''}`

/** A site that a runtime serves. */
export interface Served {
  origin: string
  /** What it complained of. */
  complaints(): string
  close(): Promise<unknown>
}

export interface Runtime {
  /** Why it cannot run here; nothing where it must. */
  missing?: string | undefined
  /** Whether a request can become a socket there. */
  sockets?: boolean
  /** Serves what `start()` of `start.js` in this folder answers. */
  serve(folder: string): Promise<Served>
}

/** npm puts the executable for each machine into a package of its own; the scripts that move it are not run here. */
function executable(parent: string, packages: Record<string, string>) {
  const [scope, name, ...path] = packages[machine]?.split('/') ?? []
  return {
    missing: name ? undefined : `npm has no ${parent} for ${machine}`,
    path: () => {
      const nearParent = createRequire(createRequire(import.meta.url).resolve(`${parent}/package.json`))
      const file = join(nearParent.resolve(`${scope}/${name}/package.json`), '..', ...path)
      return platform === 'win32' ? `${file}.exe` : file
    },
  }
}

const deno = executable('deno', {
  'linux-x64': '@deno/linux-x64-glibc/deno',
  'linux-arm64': '@deno/linux-arm64-glibc/deno',
  'darwin-x64': '@deno/darwin-x64/deno',
  'darwin-arm64': '@deno/darwin-arm64/deno',
  'win32-x64': '@deno/win32-x64/deno',
  'win32-arm64': '@deno/win32-arm64/deno',
})

const bun = executable('bun', {
  'linux-x64': '@oven/bun-linux-x64/bin/bun',
  'linux-arm64': '@oven/bun-linux-aarch64/bin/bun',
  'linux-x64-musl': '@oven/bun-linux-x64-musl/bin/bun',
  'linux-arm64-musl': '@oven/bun-linux-aarch64-musl/bin/bun',
  'darwin-x64': '@oven/bun-darwin-x64/bin/bun',
  'darwin-arm64': '@oven/bun-darwin-aarch64/bin/bun',
  'win32-x64': '@oven/bun-windows-x64/bin/bun',
  'win32-arm64': '@oven/bun-windows-aarch64/bin/bun',
})

const workerd = executable('workerd', {
  'linux-x64': '@cloudflare/workerd-linux-64/bin/workerd',
  'linux-arm64': '@cloudflare/workerd-linux-arm64/bin/workerd',
  'darwin-x64': '@cloudflare/workerd-darwin-64/bin/workerd',
  'darwin-arm64': '@cloudflare/workerd-darwin-arm64/bin/workerd',
  'win32-x64': '@cloudflare/workerd-windows-64/bin/workerd',
  // Windows runs x64 there as well.
  'win32-arm64': '@cloudflare/workerd-windows-64/bin/workerd',
})

/** Starts it, and waits till it tells its port: on its output or, as workerd does, on a channel of its own. */
async function run(file: string, args: string[], folder: string, env: NodeJS.ProcessEnv = {}): Promise<Served> {
  const child = spawn(file, args, {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  })
  let said = ''
  let complaints = ''
  child.stderr?.on('data', (text) => {
    complaints += text
  })
  const ended = new Promise((resolve) => child.once('close', resolve))
  const port = await new Promise<string>((resolve, reject) => {
    for (const stream of child.stdio.slice(1)) {
      ;(stream as Readable).on('data', (text) => {
        said += text
        const [, port] = /\{.*"port": ?(\d+)/.exec(said) ?? []
        if (port) resolve(port)
      })
    }
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`It ended with ${code}:\n${said}`)))
  })
  const close = () => {
    child.kill('SIGKILL')
    return ended
  }
  return { origin: `http://127.0.0.1:${port}`, complaints: () => complaints, close }
}

/** The whole site as one script, made as the bundlers of such platforms do, with their names for themselves. */
async function bundle(folder: string, entry: string, conditions: string[], format: 'es' | 'iife'): Promise<string> {
  const built = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions },
    ssr: { target: 'webworker', noExternal: true, resolve: { conditions } },
    build: {
      ssr: true,
      write: false,
      minify: false,
      target: 'es2022',
      rolldownOptions: { input: join(folder, entry), output: { format, codeSplitting: false } },
    },
  })
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []))
  return chunk && 'code' in chunk ? chunk.code : ''
}

const START = `import { start } from './start.js'\n`
/** How each of them turns a request into a socket. */
const SOCKETS = {
  deno: '(request) => Deno.upgradeWebSocket(request).response',
  bun: '(request, server) => void server.upgrade(request)',
  workerd: `() => {
    const { 0: webSocket, 1: own } = new WebSocketPair()
    own.accept()
    return new Response(null, { status: 101, webSocket })
  }`,
}

export const RUNTIMES: Record<string, Runtime> = {
  Deno: {
    missing: deno.missing,
    sockets: true,
    async serve(folder) {
      const onListen = '({ port }) => console.log(JSON.stringify({ port }))'
      const serve = `Deno.serve({ hostname: '127.0.0.1', port: 0, onListen: ${onListen} }, await start(${SOCKETS.deno}))`
      await writeFile(join(folder, 'deno.js'), START + serve)
      // What is not allowed throws: the package reads no file and no environment, and asks nobody. React wants to know one.
      const allowed = ['--allow-net=127.0.0.1', '--allow-env=NODE_ENV']
      const args = ['run', '--no-prompt', '--no-remote', '--node-modules-dir=manual', ...allowed]
      return run(deno.path(), [...args, 'deno.js'], folder, { DENO_DIR: join(folder, '.deno') })
    },
  },

  Bun: {
    missing: bun.missing,
    sockets: true,
    async serve(folder) {
      const options = `{ hostname: '127.0.0.1', port: 0, websocket: { message() {} }, fetch: await start(${SOCKETS.bun}) }`
      const serve = `const { port } = Bun.serve(${options})\nconsole.log(JSON.stringify({ port }))`
      await writeFile(join(folder, 'bun.js'), START + serve)
      const env = { BUN_RUNTIME_TRANSPILER_CACHE_PATH: '0', DO_NOT_TRACK: '1' }
      return run(bun.path(), ['run', '--no-install', 'bun.js'], folder, env)
    },
  },

  workerd: {
    missing: workerd.missing,
    sockets: true,
    async serve(folder) {
      await writeFile(join(folder, 'worker.js'), `${START}export default { fetch: await start(${SOCKETS.workerd}) }`)
      const code = await bundle(folder, 'worker.js', ['workerd', 'worker', 'browser'], 'es')
      await writeFile(join(folder, 'worker.bundle.js'), code)
      await writeFile(
        join(folder, 'worker.capnp'),
        `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "site", worker = .site),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "site")],
);
const site :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.bundle.js")],
  compatibilityDate = "2024-01-01",
);
`,
      )
      return run(workerd.path(), ['serve', '--control-fd=3', 'worker.capnp'], folder)
    },
  },

  // It runs on Node, in a realm of its own.
  'edge-runtime': {
    async serve(folder) {
      const answer = `addEventListener('fetch', (event) => event.respondWith(site.then((at) => at(event.request))))`
      await writeFile(join(folder, 'edge.js'), `${START}${answer}\nconst site = start()`)
      const initialCode = await bundle(folder, 'edge.js', ['edge-light', 'worker', 'browser'], 'iife')
      const { url, close } = await runServer({ runtime: new EdgeRuntime({ initialCode }), host: '127.0.0.1' })
      return { origin: new URL(url).origin, complaints: () => '', close }
    },
  },
}
