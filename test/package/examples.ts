import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { installPacked } from './consumer'
import { FRAMEWORK_APPS } from './frameworkApps'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
/** Below the root, so that the frameworks are found where they are installed, and the package itself in its tarball. */
const place = join(root, '.cache/examples')
const stamp = join(place, 'made-from')

/** Development builds: they alone tell of hydration mismatches, and mount twice in StrictMode. */
const BUILD = `
import { join } from 'node:path'
import { build } from 'vite'

const make = (name, options) => {
  const root = join(import.meta.dirname, name)
  return build({ root, mode: 'development', logLevel: 'error', build: { minify: false, ...options } })
}
await Promise.all(process.argv.slice(2).map(async (name) => {
  await make(name, {})
  if (name === 'ssr-react') await make(name, { ssr: 'src/entry-server.tsx', outDir: 'dist/server' })
}))
`

async function hashOf(...folders: string[]): Promise<string> {
  const hash = createHash('sha256').update(BUILD)
  for (const folder of folders) {
    const files = await readdir(folder, { recursive: true, withFileTypes: true })
    const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
    for (const path of paths.sort()) {
      if (!/[\\/](node_modules|examples[\\/][^\\/]+[\\/]dist)[\\/]/.test(path))
        hash.update(`${path}\0`).update(await readFile(path))
    }
  }
  return hash.update(await readFile(join(root, 'package-lock.json'))).digest('hex')
}

export interface Examples {
  /** Where one of them lies. */
  folder(name: string): string
  /** Where the package is installed. */
  installed: string
  /** What an example's type checker says; nothing where all is well. */
  types(name: string): Promise<string>
}

/** The examples beside the installed tarball, built; anew only where the package or an example has changed. */
export async function buildExamples(): Promise<Examples> {
  const folder = join(place, 'examples')
  const from = await hashOf(join(root, 'dist'), join(root, 'examples'))
  if ((await readFile(stamp, 'utf8').catch(() => '')) !== from) {
    await rm(place, { recursive: true, force: true })
    await mkdir(place, { recursive: true })
    await installPacked(place)
    const filter = (path: string): boolean => !/[\\/](node_modules|dist)$/.test(path)
    await cp(join(root, 'examples'), folder, { recursive: true, filter })
    await writeFile(join(folder, 'build.mjs'), BUILD)
    // What has no config of Vite's is built by its framework's own tool, or by nothing.
    const names = (await readdir(folder)).filter(
      (name) => existsSync(join(folder, name, 'vite.config.ts')) && !Object.hasOwn(FRAMEWORK_APPS, name),
    )
    await run(process.execPath, ['build.mjs', ...names], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'development' },
    })
    await writeFile(stamp, from)
  }

  const checkers: Record<string, string[]> = {
    'vue-spa': ['vue-tsc/bin/vue-tsc.js', '--noEmit'],
    svelte: ['svelte-check/bin/svelte-check', '--output', 'human', '--threshold', 'warning', '--fail-on-warnings'],
  }
  return {
    folder: (name) => join(folder, name),
    installed: join(place, 'node_modules/@interactcx/consent'),
    types(name) {
      const [script = '', ...args] = checkers[name] ?? ['typescript/bin/tsc', '--noEmit', '--pretty', 'false']
      return run(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: join(folder, name) }).then(
        () => '',
        ({ stdout = '', message }: { stdout?: string; message: string }) => stdout || message,
      )
    },
  }
}
