import { execFile } from 'node:child_process'
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
}

/** A project that has installed the package as npm would pack it. */
export interface Consumer {
  readonly folder: string
  readonly manifest: Manifest
  /** What the tarball holds. */
  readonly files: readonly string[]
  /** Runs an ES module text in Node, and returns what it printed. */
  node(code: string): Promise<string>
  /** Bundles an entry; returns the files' texts by name, the entry's first. */
  bundle(code: string): Promise<Map<string, string>>
  /** Type-checks a text; returns what tsc says, nothing where all is well. */
  typeCheck(code: string, moduleResolution: 'bundler' | 'nodenext'): Promise<string>
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
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? ''
  await run('tar', ['-xzf', tarball], { cwd: folder })
  const manifest: Manifest = JSON.parse(await readFile(join(folder, 'package/package.json'), 'utf8'))
  const files = await readdir(join(folder, 'package'), { recursive: true, withFileTypes: true })

  const modules = join(folder, 'node_modules')
  await mkdir(dirname(join(modules, manifest.name)), { recursive: true })
  await rename(join(folder, 'package'), join(modules, manifest.name))
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    await mkdir(dirname(join(modules, name)), { recursive: true })
    await symlink(join(root, 'node_modules', name), join(modules, name), 'junction')
  }
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }')

  let count = 0
  const write = async (code: string, extension: string): Promise<string> => {
    count += 1
    const file = join(folder, `entry${count}.${extension}`)
    await writeFile(file, code)
    return file
  }
  return {
    folder,
    manifest,
    files: files
      .filter((file) => file.isFile())
      .map((file) => join(file.parentPath, file.name).slice(join(folder, 'package/').length).replaceAll('\\', '/')),
    node: async (code) => {
      const { stdout } = await run(process.execPath, [await write(code, 'js')], { cwd: folder })
      return stdout.trim()
    },
    bundle: async (code) => {
      const warnings: string[] = []
      const bundle = await rollup({
        input: await write(code, 'js'),
        plugins: [resolve({ browser: true, exportConditions: ['browser'] })],
        onwarn: ({ code: kind = '', message }) => {
          if (kind !== 'EMPTY_BUNDLE') warnings.push(message)
        },
      })
      if (warnings.length) throw new Error(warnings.join('\n'))
      const { output } = await bundle.generate({ format: 'es', entryFileNames: 'app.js', chunkFileNames: '[name].js' })
      await bundle.close()
      return new Map(output.map((file) => [file.fileName, 'code' in file ? file.code : '']))
    },
    typeCheck: async (code, moduleResolution) => {
      const compilerOptions = {
        strict: true,
        noEmit: true,
        target: 'es2022',
        lib: ['es2022', 'dom'],
        types: [],
        module: moduleResolution === 'nodenext' ? 'nodenext' : 'esnext',
        moduleResolution,
      }
      const project = await write(JSON.stringify({ compilerOptions, files: [await write(code, 'ts')] }), 'json')
      const args = [join(root, 'node_modules/typescript/bin/tsc'), '--pretty', 'false', '-p', project]
      return run(process.execPath, args, { cwd: folder }).then(
        () => '',
        ({ stdout = '', message }: { stdout?: string; message: string }) => stdout || message,
      )
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
