import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const root = new URL('../../', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('node_modules/happy-dom/package.json', root), 'utf8'))

/** happy-dom in one file: each test file has a thread and a page of its own, and its 900 modules take four times as long. */
export const bundle = new URL(`node_modules/.cache/happy-dom-${version}.mjs`, root)

/** Before the first test. */
export default async function bundleHappyDom(): Promise<void> {
  if (existsSync(bundle)) return
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      minify: false,
      emptyOutDir: false,
      outDir: fileURLToPath(new URL('node_modules/.cache', root)),
      rolldownOptions: {
        input: fileURLToPath(new URL('node_modules/happy-dom/lib/index.js', root)),
        output: { entryFileNames: `happy-dom-${version}.mjs`, codeSplitting: false },
      },
    },
  })
}
