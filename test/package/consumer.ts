import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import resolve from '@rollup/plugin-node-resolve'
import { rollup } from 'rollup'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** A file, or one for each condition under which it is asked for. */
export type Target = string | { [condition: string]: Target }

/** What `package.json` says, as far as a consumer meets it. */
export interface Manifest {
  name: string
  exports: Record<string, Target>
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** A project that has installed the package as npm would pack it. */
export interface Consumer {
  readonly folder: string
  /** What npm would upload. */
  readonly tarball: string
  readonly manifest: Manifest
  /** What the tarball holds. */
  readonly files: readonly string[]
  /** Installs others of ours beside it: the frameworks that it asks its user for. */
  link(names: readonly string[]): Promise<void>
  /** Runs a text in Node as an ES module or, with `cjs`, a CommonJS one, and returns what it printed. */
  node(code: string, extension?: 'js' | 'cjs', flags?: readonly string[]): Promise<string>
  /** Bundles an entry, without what it imports from `external`; returns the files' texts by name, the entry's first. */
  bundle(code: string, external?: RegExp): Promise<Map<string, string>>
  /** Type-checks a text, and a CommonJS one with it; returns what tsc says, nothing where all is well. */
  typeCheck(code: string, moduleResolution: 'bundler' | 'nodenext', required?: string): Promise<string>
  remove(): Promise<void>
}

/**
 * Packs what is built and installs it, with the package's own dependencies and no others.
 *
 * @param folder an empty one; by default one that nobody else uses
 */
export async function installPacked(folder?: string): Promise<Consumer> {
  return installInto(folder ?? (await mkdtemp(join(tmpdir(), 'consent-consumer-'))))
}

async function installInto(folder: string): Promise<Consumer> {
  // On Windows npm is a batch file, which only a shell can run.
  await run('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
    shell: process.platform === 'win32',
  })
  await run('tar', ['-xzf', await tarballIn(folder)], { cwd: folder })
  const { name, dependencies } = await manifestIn(join(folder, 'package'))
  await mkdir(dirname(join(folder, 'node_modules', name)), { recursive: true })
  await rename(join(folder, 'package'), join(folder, 'node_modules', name))
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')
  const consumer = await consumerAt(folder)
  await consumer.link(Object.keys(dependencies ?? {}))
  return consumer
}

const tarballIn = async (folder: string): Promise<string> =>
  (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? ''

const manifestIn = async (folder: string): Promise<Manifest> =>
  JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))

/** The project in which it was installed before. */
export async function consumerAt(folder: string): Promise<Consumer> {
  const modules = join(folder, 'node_modules')
  const installed = join(modules, '@interactcx/consent')
  const files = await readdir(installed, { recursive: true, withFileTypes: true })
  const write = async (code: string, extension: string): Promise<string> => {
    // Several tests write into it at once.
    const file = join(folder, `entry-${randomUUID()}.${extension}`)
    await writeFile(file, code)
    return file
  }
  return {
    folder,
    tarball: join(folder, await tarballIn(folder)),
    manifest: await manifestIn(installed),
    files: files
      .filter((file) => file.isFile())
      .map((file) =>
        join(file.parentPath, file.name)
          .slice(installed.length + 1)
          .replaceAll('\\', '/'),
      ),
    link: async (names) => {
      for (const name of names) {
        await mkdir(dirname(join(modules, name)), { recursive: true })
        await symlink(join(root, 'node_modules', name), join(modules, name), 'junction')
      }
    },
    node: async (code, extension = 'js', flags = []) => {
      const { stdout } = await run(process.execPath, [...flags, await write(code, extension)], { cwd: folder })
      return stdout.trim()
    },
    bundle: async (code, external) => {
      const warnings: string[] = []
      const bundle = await rollup({
        input: await write(code, 'js'),
        ...(external && { external }),
        plugins: [resolve({ browser: true, exportConditions: ['browser'] })],
        onwarn: ({ code: kind = '', message }) => {
          // 'use client' is for React Server Components; a bundler that knows none leaves it out.
          if (!['EMPTY_BUNDLE', 'MODULE_LEVEL_DIRECTIVE'].includes(kind)) warnings.push(message)
        },
      })
      if (warnings.length) throw new Error(warnings.join('\n'))
      const { output } = await bundle.generate({ format: 'es', entryFileNames: 'app.js', chunkFileNames: '[name].js' })
      await bundle.close()
      return new Map(output.map((file) => [file.fileName, 'code' in file ? file.code : '']))
    },
    typeCheck: async (code, moduleResolution, required) => {
      const compilerOptions = {
        strict: true,
        noEmit: true,
        target: 'es2022',
        lib: ['es2022', 'dom'],
        types: [],
        module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
        moduleResolution,
      }
      const files = [await write(code, 'ts'), ...(required ? [await write(required, 'cts')] : [])]
      const project = await write(JSON.stringify({ compilerOptions, files }), 'json')
      const args = [join(root, 'node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', project]
      return run(process.execPath, args, { cwd: folder }).then(
        () => '',
        ({ stdout = '', message }: { stdout?: string; message: string }) => stdout || message,
      )
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
