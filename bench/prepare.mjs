import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../scripts/build.mjs'
import { ensureDependencies } from '../scripts/setup.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const built = fileURLToPath(new URL('../.cache/bench/c15t/', import.meta.url))

/** @param {string} file @returns {Record<string, { version: string }>} */
const locked = (file) => JSON.parse(readFileSync(`${here}${file}`, 'utf8')).packages

function areInstalled() {
  try {
    const there = locked('node_modules/.package-lock.json')
    return Object.keys(JSON.parse(readFileSync(`${here}package.json`, 'utf8')).dependencies).every((name) => {
      const path = `node_modules/${name}`
      return there[path]?.version === locked('package-lock.json')[path]?.version
    })
  } catch {
    return false
  }
}

function installPeers() {
  console.log('Installing the peers …')
  const cli = process.env.npm_execpath
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const { status } = cli?.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [cli, ...args], { cwd: here, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error('npm could not install the peers in bench/.')
}

/** c15t comes as React components; a site ships them in its own bundle. */
async function bundleC15t() {
  const { build } = await import('vite')
  await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: built,
      emptyOutDir: true,
      cssCodeSplit: false,
      rollupOptions: {
        input: `${here}c15t.jsx`,
        output: {
          entryFileNames: 'app.js',
          assetFileNames: 'app[extname]',
          codeSplitting: false,
        },
      },
    },
  })
}

/** Everything that the bench needs and that is not there yet. */
export async function prepare() {
  ensureDependencies()
  if (!ensureBuilt({ stdio: 'pipe' })) throw new Error('The build failed.')
  const fresh = !areInstalled()
  if (fresh) installPeers()
  if (fresh || !existsSync(`${built}app.js`)) await bundleC15t()
}
