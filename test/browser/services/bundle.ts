import { fileURLToPath } from 'node:url'
import { build, type Rollup } from 'vite'

const here = fileURLToPath(new URL('./', import.meta.url))

async function make(code: string): Promise<string> {
  const entry = `${here}site.js`
  const site = {
    name: 'site',
    resolveId: (id: string) => (id === entry ? id : null),
    load: (id: string) => (id === entry ? code : null),
  }
  const results = (await build({
    configFile: false,
    logLevel: 'error',
    root: here,
    plugins: [{ ...site, enforce: 'pre' }],
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      reportCompressedSize: false,
      lib: { entry, formats: ['iife'], name: 'site', fileName: 'site' },
    },
  })) as Rollup.RollupOutput[]
  const chunk = results[0]?.output[0]
  if (!chunk) throw new Error('nothing was bundled')
  return chunk.code
}

const made = new Map<string, Promise<string>>()

/** One classic script of a site's module and all that it imports. */
export function bundle(code: string): Promise<string> {
  const script = made.get(code) ?? make(code)
  made.set(code, script)
  return script
}
