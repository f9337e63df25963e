import { fileURLToPath } from 'node:url'
import { build } from 'vite'

export interface How {
  /** As a site ships it, or as its developer sees it, with all that a framework says. */
  mode?: 'production' | 'development'
  /** Other packages under these names. */
  alias?: Record<string, string>
}

/** Bundles a script of this folder. */
export async function bundle(name: string, { mode = 'production', alias = {} }: How = {}): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    resolve: { alias },
    build: {
      write: false,
      minify: false,
      lib: { entry: fileURLToPath(new URL(name, import.meta.url)), formats: ['iife'], name: 'app' },
    },
  })
  const [{ output }] = made as { output: { code: string }[] }[] as [{ output: [{ code: string }] }]
  return output[0].code
}
