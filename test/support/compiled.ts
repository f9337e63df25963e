import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type PluginOption } from 'vite'

const root = join(import.meta.dirname, '../..')

/**
 * Compiles files as a site's own build does, in development, where hydration mismatches are told; and imports the first.
 * The server's half and the browser's are two builds, with the framework in them.
 */
export async function compiled<T>(
  files: Record<string, string>,
  plugins: PluginOption[],
  { ssr }: { ssr: boolean },
): Promise<T> {
  // Below the root, so that what they import is found.
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache/compiled-'))
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code)
  const [entry = ''] = Object.keys(files)
  try {
    await build({
      configFile: false,
      root: folder,
      mode: 'development',
      logLevel: 'error',
      plugins,
      ssr: { noExternal: true },
      resolve: {
        alias: { bindings: join(root, 'src/bindings') },
        conditions: [ssr ? 'node' : 'browser', 'development'],
      },
      build: {
        ssr,
        minify: false,
        target: 'esnext',
        outDir: 'out',
        rolldownOptions: {
          input: join(folder, entry),
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: 'out.mjs' },
        },
      },
    })
    return await import(/* @vite-ignore */ join(folder, 'out/out.mjs'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
