import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const place = join(root, '.cache/frameworks')

/**
 * Examples with a server and a builder of their own, each with what starts it. They are installed from the registry, as a
 * reader would: some hundred megabytes, so only `npm run test:all` visits them.
 */
export const FRAMEWORK_APPS: Record<string, string[]> = {
  next: ['node_modules/next/dist/bin/next', 'start'],
  sveltekit: ['build/index.js'],
  nuxt: ['.output/server/index.mjs'],
  astro: ['dist/server/entry.mjs'],
}

const QUIET = { NEXT_TELEMETRY_DISABLED: '1', ASTRO_TELEMETRY_DISABLED: '1', NUXT_TELEMETRY_DISABLED: '1' }

async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const from of [join(root, 'dist'), join(root, 'examples', folder)]) {
    const files = await readdir(from, { recursive: true, withFileTypes: true })
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
    for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(path))
  }
  return hash.digest('hex')
}

const npm = (args: string[], cwd: string) =>
  // On Windows npm is a batch file, which only a shell can run.
  run('npm', args, {
    cwd,
    shell: process.platform === 'win32',
    maxBuffer: 1e8,
    env: { ...process.env, ...QUIET, NODE_ENV: '' },
  })

/** Installs an example beside the packed package and builds it; anew only where either has changed. */
export async function buildFrameworkApp(name: string): Promise<string> {
  const folder = join(place, name)
  const stamp = join(folder, 'made-from')
  const from = await hashOf(name)
  if ((await readFile(stamp, 'utf8').catch(() => '')) === from) return folder
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const { stdout } = await npm(['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], root)
  const filter = (path: string): boolean => !/[\\/](node_modules|dist|build|\.next|\.output|\.svelte-kit)$/.test(path)
  await cp(join(root, 'examples', name), folder, { recursive: true, filter })
  const manifest = join(folder, 'package.json')
  await writeFile(manifest, (await readFile(manifest, 'utf8')).replace('file:../..', `file:${stdout.trim()}`))
  await npm(['install', '--no-audit', '--no-fund', '--no-package-lock'], folder)
  await npm(['run', 'build'], folder)
  await writeFile(stamp, from)
  return folder
}

/** A port that nobody has. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

export interface RunningApp {
  url: string
  /** What its server has printed. */
  output(): string
  /** Whether its server still runs. */
  isUp(): boolean
  stop(): Promise<void>
}

/** Starts what was built, and waits until it answers. */
export async function startFrameworkApp(name: string, folder: string): Promise<RunningApp> {
  const port = await freePort()
  const url = `http://localhost:${port}/`
  const env = {
    ...process.env,
    ...QUIET,
    PORT: `${port}`,
    HOST: 'localhost',
    ORIGIN: url.slice(0, -1),
    NODE_ENV: 'production',
  }
  const child = spawn(process.execPath, FRAMEWORK_APPS[name] ?? [], { cwd: folder, env })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text))
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${name} ended: ${output}`)
    if (await fetch(url).catch(() => null)) break
    await new Promise((done) => setTimeout(done, 100))
  }
  return {
    url,
    output: () => output,
    isUp: () => child.exitCode === null,
    stop: () => {
      child.kill()
      return ended
    },
  }
}
